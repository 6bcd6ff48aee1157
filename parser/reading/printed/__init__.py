"""PDF and OFD: what is drawn on each page → words and ruling lines."""
