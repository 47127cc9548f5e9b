"""What a diagnostic is. No Qt, no SQL, no files."""
