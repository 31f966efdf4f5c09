"""Minutes as the one JSON object that `flask intake minutes --json` prints."""

from collections.abc import Sequence

from app.intake.minutes.parsed import Attendee, Item, Minutes, Resolved, Votes


def as_json(minutes: Minutes) -> dict[str, object]:
    return {
        "body": minutes.body,
        "date": minutes.held_on.isoformat() if minutes.held_on else None,
        "venue": minutes.venue,
        "present": _people(minutes.present),
        "apologies": list(minutes.apologies),
        "in_attendance": _people(minutes.in_attendance),
        "declarations": [{"name": d.name, "text": d.text} for d in minutes.declarations],
        "items": [_item(item) for item in minutes.items],
        "next_meeting": minutes.next_meeting.isoformat() if minutes.next_meeting else None,
        "doubts": [{"message": doubt.message, "line": doubt.line} for doubt in minutes.doubts],
        **({"closing": minutes.closing} if minutes.closing else {}),
    }


def as_text(minutes: Minutes) -> str:
    """A short account for somebody at a terminal."""
    resolved = sum(len(item.resolutions) for item in minutes.items)
    lines = [
        f"{minutes.body or 'No body found'}, {minutes.held_on or 'no day found'}",
        f"{len(minutes.present)} present, {len(minutes.apologies)} apologies",
        f"{len(minutes.items)} items, {resolved} resolutions, {len(minutes.doubts)} doubts",
        *(f"  {doubt.line or '-'}: {doubt.message}" for doubt in minutes.doubts),
    ]
    return "\n".join(lines) + "\n"


def _people(people: Sequence[Attendee]) -> list[dict[str, str | None]]:
    return [{"name": person.name, "role": person.role} for person in people]


def _item(item: Item) -> dict[str, object]:
    return {
        "number": item.number,
        "title": item.title,
        "section": item.section,
        "discussion": [{"kind": piece.kind, "text": piece.text} for piece in item.discussion],
        "recommendations": [{"label": r.label, "text": r.text} for r in item.recommendations],
        "resolutions": [_resolution(resolved) for resolved in item.resolutions],
    }


def _resolution(resolved: Resolved) -> dict[str, object]:
    return {
        "label": resolved.label,
        "text": resolved.text,
        "mover": resolved.mover,
        "seconder": resolved.seconder,
        "outcome": resolved.outcome.value,
        "as_printed": resolved.as_printed,
        "votes": _votes(resolved.votes),
        **({"lead_in": resolved.lead_in} if resolved.lead_in else {}),
        **({"level": resolved.level} if resolved.level > 1 else {}),
    }


def _votes(votes: Votes) -> dict[str, object]:
    named = votes.named and {
        "for": list(votes.named.ayes),
        "against": list(votes.named.noes),
        "abstain": list(votes.named.abstained),
    }
    return {
        "for": votes.ayes,
        "against": votes.noes,
        "abstain": votes.abstained,
        "unanimous": votes.unanimous,
        "named": named,
    }
