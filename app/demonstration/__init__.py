"""A made-up council to try the register with."""
