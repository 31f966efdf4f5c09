"""Bodies, people, seats and meetings as another system lists them, brought into the register."""
