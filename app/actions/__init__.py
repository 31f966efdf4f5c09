"""What someone must do because of a decision, and what was done."""
