"""Reads a report in whatever file it was sent, and checks it: no database, no screen, no network."""
