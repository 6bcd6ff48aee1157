"""Pictures of pages: strokes and recognised text → words and ruling lines."""
