"""Papers of other systems, read and entered as the clerk would enter them."""
