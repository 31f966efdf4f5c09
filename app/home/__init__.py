"""The front page and each role's first page: what is next, gathered from every chapter."""
