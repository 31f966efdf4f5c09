"""Minutes of a whole meeting, from any file to one account of what was said and decided."""
