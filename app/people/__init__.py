"""The people and organisations that the minutes name."""
