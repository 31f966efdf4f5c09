"""Door: two people at one page – who has it open, whose turn it is to save."""
