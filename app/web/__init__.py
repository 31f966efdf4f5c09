"""What every page shares: the form base, filters and error pages. Imports no chapter."""
