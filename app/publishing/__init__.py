"""What was published, kept whole: a chain of versions that nobody changes unnoticed."""
