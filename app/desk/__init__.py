"""The drafting desk: one page on which a clerk minutes a whole meeting while it takes place."""
