"""Door: what one body recommends to another, and what that answers (handbook 4.4)."""
