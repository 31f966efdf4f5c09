"""The agenda that a meeting begins from: its body’s template. None of these commits."""

from datetime import date

from app.agenda.operations import add_item, next_item_number
from app.agenda.rules import ItemKind, is_titled_for_minutes
from app.bodies.models import TemplateItem
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.operations import check_open


def begin_from_template(meeting: Meeting, added_on: date) -> Meeting:
    """Add those lines that each agenda of the body begins from and that this one has not."""
    check_open(meeting)
    if not meeting.body.template:
        raise RuleBroken(f"{meeting.body.name} has no agenda template")
    missing = lines_missing(meeting)
    if not missing:
        raise RuleBroken("Every line of the template is on this agenda already")
    for line in missing:
        number = None if line.is_heading else next_item_number(meeting)
        kind = ItemKind.HEADING if line.is_heading else ItemKind.PROCEDURAL
        add_item(meeting, line.title, number=number, added_on=added_on, kind=kind)
    return meeting


def lines_missing(meeting: Meeting) -> list[TemplateItem]:
    """Lines of the body’s agenda template that no item of the meeting is titled as.

    The line for the minutes is there once minutes are put up: its title then names their dates.
    History has the agenda that it had.
    """
    if meeting.is_history:
        return []
    titles = {item.title.casefold() for item in meeting.items}
    put_up = any(item.to_approve for item in meeting.items)
    return [
        line
        for line in meeting.body.template
        if line.title.casefold() not in titles
        and not (put_up and is_titled_for_minutes(line.title))
    ]
