"""What one body recommends to another, and how that answers. None of these commits."""

from datetime import date, datetime

from app.accounts.models import Account
from app.actions.operations import raise_action
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.bodies.models import Body
from app.decisions.models import ResolutionClause
from app.errors import RuleBroken
from app.people.models import Person
from app.referrals.models import Referral
from app.referrals.rules import Answer, answer_by, check_answer


def send_to(
    clause: ResolutionClause,
    to_body: Body | None,
    *,
    received_on: date | None,
    raised_on: date,
    owner: Person | None = None,
    owner_post: str = "",
) -> Referral:
    """Send what a clause recommends to another body, which answers within two months."""
    if to_body is None:
        raise RuleBroken("Choose the body that it is sent to", about="to_body")
    if received_on is None:
        raise RuleBroken("Enter the day on which it was received", about="received_on")
    if received_on < raised_on:
        raise RuleBroken("It was received before it was resolved", about="received_on")
    action = raise_action(
        f"{to_body.name} to answer: {clause.text}",
        raised_on=raised_on,
        clause=clause,
        owner=owner,
        owner_post=owner_post,
        due_on=answer_by(received_on),
        restricted=clause.restricted,
        public_text=clause.public_text,
    )
    return Referral(action=action, to_body=to_body, received_on=received_on)


def answer_referral(
    referral: Referral,
    *,
    answer: Answer,
    answered_on: date | None,
    reasons: str,
    now: datetime,
    by: Account | None,
) -> Referral:
    """Write the answer down. It stays on the log until whoever recommended notes it."""
    answered_on = answered_on or now.date()
    check_answer(answer, reasons, referral.received_on, answered_on)
    referral.answer, referral.answered_on = answer, answered_on
    referral.reasons = reasons.strip()
    status = ActionStatus.DONE if answer.is_final else ActionStatus.AT_RISK
    day = f"{answered_on.day} {answered_on:%B} {answered_on.year}"
    note = f"{answer.capitalize()} by {referral.to_body.name} on {day}. {referral.reasons}".strip()
    report_progress(referral.action, status, note, now=now, by=by)
    return referral
