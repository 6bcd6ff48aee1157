"""Every check of the catalogue, as a value in one ordered list."""
