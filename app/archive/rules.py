"""The states of a batch and of its files, and what a house's own words can mean. Pure."""

from enum import StrEnum


class BatchState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    ENDED = "ended"
    STOPPED = "stopped"


class FileState(StrEnum):
    """How far a file has come. One that is `read` and no further waits for an answer.

    `differs` and `same` are other readings of a meeting that was brought in before: what differs
    waits to be accepted.
    """

    WAITING = "waiting"
    READ = "read"
    REFUSED = "refused"
    ENTERED = "entered"
    DIFFERS = "differs"
    SAME = "the same"
    CONFIRMED = "confirmed"


class Meant(StrEnum):
    """What kind of printed words a correction explains."""

    PERSON = "person"
    BODY = "body"
    OUTCOME = "outcome"
    ROLE = "role"
