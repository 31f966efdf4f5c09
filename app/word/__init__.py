"""Minutes as Word documents."""
