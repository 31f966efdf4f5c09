"""Door: who changed what in the register, when, from what to what."""
