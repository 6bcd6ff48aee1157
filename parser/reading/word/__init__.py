"""Word files (DOCX): paragraphs, numbering, styles, tracked changes → blocks."""
