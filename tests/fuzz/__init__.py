"""Coverage-guided fuzzing of everything that reads files of others; what it found is kept as a test."""
