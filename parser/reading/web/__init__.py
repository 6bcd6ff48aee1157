"""Web pages: markup → blocks."""
