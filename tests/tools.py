"""Skips what needs a program that is missing; the house tooling completes this."""
