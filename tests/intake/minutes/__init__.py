"""Minutes of whole meetings, from files of many kinds."""
