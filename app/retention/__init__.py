"""Door: how long the public may inspect what was published, and what is past it."""
