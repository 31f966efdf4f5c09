"""Following a subject to today: what changed a decision, and earlier business on the same thing."""
