"""What should be looked at before minutes are published: one small function for each rule.

Rules are those of the handbook, section 6.2, and keep its numbers. A check never changes the
record. Where the law leaves room it warns, explains and can be put aside with a reason.
"""
