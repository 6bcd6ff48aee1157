"""What is kept: files, reports, findings and decisions in one SQLite database."""
