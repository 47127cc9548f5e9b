"""Ways of answering a question."""
