"""What is shown of a decision of the executive beside what was resolved (handbook 3.1, 3.4)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem
from app.clock import long_date
from app.decisions.call_in import CALLED_IN_WITHIN, CallIn, Clock, effective_after
from app.decisions.calling_in import clock_of
from app.decisions.executive import Section
from app.decisions.executive_models import CalledIn, ExecutiveDecision
from app.decisions.models import ResolutionClause
from app.decisions.rules import ClauseKind
from app.meetings.models import Meeting
from app.meetings.notice import Counts
from app.meetings.queries import deadlines
from app.record.called_in import CalledInShown, show_called_in
from app.record.executive_queries import called_in, recorded
from app.record.visibility import sees_decided, sees_decisions, sees_inside, words_for


@dataclass(frozen=True, slots=True)
class ExecutiveShown:
    """`reasons`, `alternatives`, `interests` and `urgency` are "" where they may not be read.

    `entered` are the days that a clerk entered; `clock` those with what follows from the law,
    and from what came of it if it was `called_in`.
    """

    maker: str
    is_key: bool
    plan_reference: str
    call_in: CallIn
    entered: Clock
    clock: Clock
    reasons: str = ""
    alternatives: str = ""
    interests: str = ""
    urgency: str = ""
    called_in: CalledInShown | None = None

    @property
    def particulars(self) -> Sequence[tuple[str, str]]:
        """What a table of facts says of it, a row each."""
        return [
            ("Decision taken by", self.maker),
            ("Key decision", self._key),
            *self.standing,
        ]

    @property
    def standing(self) -> Sequence[tuple[str, str]]:
        """Whether and until when it may be called in, what came of that, and when it bites."""
        if self.called_in:
            return self.called_in.in_words(self.maker, self.clock.effective)
        return [("Call-in", self._call_in), ("Takes effect", self._effect)]

    @property
    def warning(self) -> str:
        """Says at a glance that it may not be carried out for having been called in; or “”."""
        if self.called_in is None or self.clock.effective:
            return ""
        again = self.called_in.course.taken_again
        return f"{again.capitalize()} after call-in" if again else "Called in, not in effect"

    @property
    def sections(self) -> Iterator[tuple[str, str]]:
        """What is said of it at length and may be read, under the heading of each."""
        for section in Section:
            yield section.value, self.section(section)
        yield "Interests declared and dispensations", self.interests
        if self.called_in:
            yield "Reasons for the call-in", self.called_in.reasons

    def section(self, wanted: Section) -> str:
        return self.reasons if wanted is Section.REASONS else self.alternatives

    @property
    def _key(self) -> str:
        reference = f"forward plan reference {self.plan_reference}" if self.plan_reference else ""
        return f"{'Yes' if self.is_key else 'No'}{f' ({reference})' if reference else ''}"

    @property
    def _call_in(self) -> str:
        if self.call_in is CallIn.OPEN:
            until = self.clock.until
            by = f"until the end of {long_date(until)}" if until else _ONCE_PUBLISHED
            return f"May be called in {by}"
        said = self.call_in.capitalize()
        return f"{said}: {self.urgency}" if self.urgency else said

    @property
    def _effect(self) -> str:
        effective = self.clock.effective
        if effective is None:
            return "Once the time for calling it in is over"
        called_in = ", unless it is called in" if self.call_in is CallIn.OPEN else ""
        return f"{long_date(effective)}{called_in}"


_ONCE_PUBLISHED = f"for {CALLED_IN_WITHIN} working days after it is published"


def executive_of(viewer: Viewer, clause: ResolutionClause) -> ExecutiveShown | None:
    """Of a clause that decides: what is only recommended cannot be called in (handbook 3.3)."""
    item = clause.resolution.item
    if clause.kind is ClauseKind.RECOMMEND_UP:
        return None
    return executive_seen(viewer, item.meeting, [item]).get(item.id)


def executive_seen(
    viewer: Viewer, meeting: Meeting, items: Iterable[AgendaItem]
) -> Mapping[int, ExecutiveShown]:
    """By item, of those whose decisions the viewer may read of."""
    if not sees_decisions(viewer, meeting):
        return {}
    return executive_for(viewer, meeting, [i for i in items if sees_decided(viewer, i)])


def executive_for(
    viewer: Viewer, meeting: Meeting, items: Iterable[AgendaItem]
) -> Mapping[int, ExecutiveShown]:
    """Worded for `viewer`, whether or not the decisions are published."""
    every = {item.id: item for item in items}
    inside = {key for key, item in every.items() if sees_inside(viewer, item)}
    outside = every.keys() - inside
    found = recorded(inside, outside)
    if not found:
        return {}
    by_item = {each.item_id: each for each in called_in(inside, outside)}
    works = deadlines().offices_open
    return {
        kept.item_id: _shown(
            viewer, meeting, (kept, by_item.get(kept.item_id)), works, inside=kept.item_id in inside
        )
        for kept in found
    }


def _shown(
    viewer: Viewer,
    meeting: Meeting,
    recorded: tuple[ExecutiveDecision, CalledIn | None],
    works: Counts,
    *,
    inside: bool,
) -> ExecutiveShown:
    kept, called = recorded
    words, clock = partial(words_for, viewer, meeting), clock_of(kept, meeting, works)
    if called:
        effective = effective_after(called.course, clock, kept.effective_on)
        clock = Clock(clock.until, effective)
    within = ("reasons", "alternatives", "interests", "urgency") if inside else ()
    return ExecutiveShown(
        maker=words(kept.maker) or meeting.body.name,
        is_key=kept.is_key,
        plan_reference=words(kept.plan_reference),
        call_in=kept.call_in,
        entered=Clock(kept.until, kept.effective_on),
        clock=clock,
        called_in=show_called_in(viewer, meeting, called, inside=inside) if called else None,
        **{name: words(getattr(kept, name)) for name in within},
    )
