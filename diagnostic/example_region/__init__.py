"""A fictional region for tests, benchmarks and training: as many made-up communities as wanted, each with what it
released. The same seed gives the same region. Every name, number and file of it says that it is fictional."""
