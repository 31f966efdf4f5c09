"""OParl: its objects as JSON, live or saved."""
