"""The forty rules of the handbook (6.2): each worked example, the test that tries it and where
the register keeps it. `python -m tests.handbook` runs those tests and prints the table.
"""
