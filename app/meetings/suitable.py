"""At which meeting minutes may be approved."""

from app.bodies.models import Body
from app.bodies.rules import LinkKind
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.rules import MeetingKind, MeetingStatus


def check_suitable(meeting: Meeting, approving: Meeting) -> None:
    """Minutes are approved at a later, suitable meeting of the body or of its successor.

    LGA 1972 Sch 12 para 41(1); SI 1993/202 Sch 2 para 2; handbook 1.9, rule 34. An adjourned
    meeting is one meeting, so none may approve its minutes before its last sitting.
    """
    if approving.held_on < meeting.last_day or approving is meeting:
        raise RuleBroken("Minutes are approved at a later meeting", about="approved_at")
    if approving.kind is MeetingKind.EXTRAORDINARY:
        raise RuleBroken("An extraordinary meeting does not approve minutes", about="approved_at")
    if approving.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}:
        raise RuleBroken(f"That meeting was {approving.status}", about="approved_at")
    if approving.body is not meeting.body and not _succeeds(approving.body, meeting.body):
        raise RuleBroken(
            f"Minutes of {meeting.body.name} are approved by that body", about="approved_at"
        )


def _succeeds(body: Body, earlier: Body) -> bool:
    return any(
        link.kind is LinkKind.GREW_OUT_OF and link.other_body is earlier for link in body.links
    )
