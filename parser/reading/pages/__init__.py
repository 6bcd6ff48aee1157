"""Words and lines at places of a page, whoever found them there → paragraphs and tables."""
