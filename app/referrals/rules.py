"""By when a recommendation is answered, and what an answer must say (handbook 4.4). Pure."""

from datetime import date
from enum import StrEnum

from app.errors import RuleBroken
from app.meetings.notice import end_of_period_beginning_with

_MONTHS = 2


class Answer(StrEnum):
    ACCEPTED = "accepted"
    PARTLY = "partly accepted"
    REJECTED = "rejected"
    DEFERRED = "deferred"

    @property
    def is_final(self) -> bool:
        return self is not Answer.DEFERRED


def answer_by(received_on: date) -> date:
    """Two months beginning with the day it was received (LGA 2000 s.9FE)."""
    return end_of_period_beginning_with(received_on, _MONTHS)


def check_answer(answer: Answer, reasons: str, received_on: date, answered_on: date) -> None:
    if answer is not Answer.ACCEPTED and not reasons.strip():
        raise RuleBroken("Give the reasons for this answer", about="reasons")
    if answered_on < received_on:
        raise RuleBroken("It was answered before it was received", about="answered_on")
