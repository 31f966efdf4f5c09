"""The authority and its bodies: committees, boards, partnerships and outside bodies."""
