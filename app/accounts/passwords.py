"""Passwords: which are taken, and how they are kept (NIST SP 800-63B section 5.1.1)."""

import secrets
from collections.abc import Iterable
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.errors import RuleBroken

SHORTEST = 12
LONGEST = 128  # hashing more is work that only a mischief-maker asks for

#: Guesses that an attacker needs who tries common passwords, names and patterns first.
FEWEST_GUESSES = 10**9
_GUESSED = 72  # characters; zxcvbn takes long over more, and nobody guesses that many

_hasher = PasswordHasher()


def check_password(password: str, known: Iterable[str] = ()) -> None:
    """Raises RuleBroken for what is too short, or common, or made of what is `known` of someone.

    `known` is what a guesser would try first: their name, their address, the council’s name.
    """
    if len(password) < SHORTEST:
        raise RuleBroken(f"Password must be {SHORTEST} characters or more", about="password")
    if len(password) > LONGEST:
        raise RuleBroken(f"Password must be {LONGEST} characters or fewer", about="password")
    if _guesses(password, known) < FEWEST_GUESSES:
        raise RuleBroken(
            "This password is common or easy to guess. Choose another", about="password"
        )


def _guesses(password: str, known: Iterable[str]) -> int:
    # Its lists of common passwords take half a second to load; few starts of the program need them.
    from zxcvbn import zxcvbn

    words = [word for phrase in known for word in [phrase, *_words_of(phrase)] if word]
    return int(zxcvbn(password[:_GUESSED], user_inputs=words)["guesses"])


def _words_of(phrase: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in phrase).split()


def hash_of(password: str) -> str:
    return _hasher.hash(password)


def verifies(password_hash: str | None, password: str) -> bool:
    """Whether the password is the one that was hashed.

    Where there is no hash, it takes as long to say no, so that timing names nobody.
    """
    try:
        return _hasher.verify(password_hash or _nobodys_hash(), password) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether the hasher has grown stronger since."""
    return _hasher.check_needs_rehash(password_hash)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash(secrets.token_hex())
