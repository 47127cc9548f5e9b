"""Everything that leaves a diagnostic: one door, which goes through the safeguards' views."""
