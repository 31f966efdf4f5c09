"""Known answers for papers of real councils."""
