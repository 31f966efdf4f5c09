"""Lists and meetings of another system as JSON, and in short for somebody at a terminal."""

from dataclasses import asdict
from datetime import date, time
from typing import Any

from app.intake.minutes.presenting import as_json as minutes_as_json
from app.intake.rosters.parsed import Brought, Roster


def as_json(brought: Brought) -> dict[str, object]:
    return {
        **roster_as_json(brought.roster),
        "whole_meetings": [
            {
                "minutes": minutes_as_json(whole.minutes),
                "papers": _plain([asdict(paper) for paper in whole.papers]),
                "withheld_items": list(whole.withheld),
                "source": whole.file_name,
            }
            for whole in brought.meetings
        ],
        "refused": [{"name": name, "why": why} for name, why in brought.refused],
    }


def roster_as_json(roster: Roster) -> dict[str, object]:
    named: dict[str, object] = _plain(asdict(roster))
    return named


def in_short(brought: Brought) -> str:
    roster = brought.roster
    return (
        f"{len(roster.bodies)} bodies, {len(roster.people)} people, {len(roster.seats)} seats, "
        f"{len(roster.meetings)} meetings listed, {len(brought.meetings)} with minutes or agenda, "
        f"{len(brought.refused)} refused"
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value
