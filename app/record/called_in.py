"""What is shown of a decision that was called in, and of what came of it (handbook 3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.accounts.rules import Viewer
from app.clock import long_date
from app.decisions.call_in import CallInOutcome, Course, TakenAgain
from app.decisions.executive_models import CalledIn
from app.meetings.models import Meeting
from app.record.visibility import sees_meeting, words_for


@dataclass(frozen=True, slots=True)
class CalledInShown:
    """`reasons` are "" where they may not be read. `body` considers it, on a day that is public."""

    on: date
    by: str
    course: Course
    reasons: str = ""
    body: str = ""
    considered_on: date | None = None

    def in_words(self, maker: str, effective: date | None) -> Sequence[tuple[str, str]]:
        """Rows of a table of facts; `maker` is who takes it again if it was referred back."""
        return [
            ("Call-in", f"Called in on {long_date(self.on)} by {self.by}"),
            ("Outcome of the call-in", ". ".join(self._outcome(maker))),
            ("Takes effect", self._effect(effective)),
        ]

    def _outcome(self, maker: str) -> list[str]:
        outcome, on, again, again_on = self.course
        if outcome is None or on is None:
            where = f": it goes to the {self.body}" if self.body else ""
            when = f" on {long_date(self.considered_on)}" if self.considered_on else ""
            return [f"Not considered yet{where}{when}"]
        said = outcome.capitalize()
        if outcome is CallInOutcome.REFERRED_BACK:
            said += f" to {maker}"
        by = f" by the {self.body}" if self.body and outcome is not CallInOutcome.WITHDRAWN else ""
        told = [f"{said}{by} on {long_date(on)}"]
        if again and again_on:
            told.append(f"Taken again and {again} on {long_date(again_on)}")
        return told

    def _effect(self, effective: date | None) -> str:
        outcome, _, again, _ = self.course
        if effective:
            as_amended = ", as amended" if again is TakenAgain.AMENDED else ""
            return f"{long_date(effective)}{as_amended}"
        if again:
            return "Never: it was rescinded"
        if outcome:
            return "Called in, so not in effect until it is taken again"
        who = f"the {self.body} has considered it" if self.body else "that is considered"
        return f"Called in, so not in effect until {who}"


def show_called_in(
    viewer: Viewer, meeting: Meeting, kept: CalledIn, *, inside: bool
) -> CalledInShown:
    """`meeting` is the one that decided; `inside`, whether what it decided may be read."""
    at = kept.considered_at
    named = at if at and sees_meeting(viewer, at) else None
    return CalledInShown(
        on=kept.called_in_on,
        by=words_for(viewer, meeting, kept.called_in_by),
        course=kept.course,
        reasons=words_for(viewer, meeting, kept.reasons) if inside else "",
        body=named.body.name if named else "",
        considered_on=named.held_on if named else None,
    )
