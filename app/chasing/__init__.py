"""Door: asking those responsible how their actions stand, and telling whom it concerns."""
