"""An action in the words that someone may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.accounts.rules import Viewer
from app.actions.models import Action, ActionFile, ActionUpdate
from app.actions.rules import ActionStatus, Rating, Urgency
from app.agenda.models import AgendaItem
from app.agenda.privacy import as_read

#: What its owner reads of an action that is not public and has no public twin.
NOT_PUBLIC = "An action that is not public: ask the clerk of the body"


@dataclass(frozen=True)
class Sight:
    """How much of an action someone reads: its page and its row of a log ask the same.

    `private` says whether they read what is exempt at its body, `whole` whether they read all of
    it and not only its public twin, `origin` whether they may know what it follows from.
    """

    private: bool
    whole: bool
    origin: bool

    def text(self, text: str, public_text: str) -> str:
        return self.words(text if self.whole else public_text) or NOT_PUBLIC

    def words(self, words: str) -> str:
        return as_read(words, private=self.private)

    def owner(self, words: str) -> str:
        return (words or "Nobody yet") if self.whole else "Not public"

    def rating(self, found: Rating, countdown: str) -> Rating:
        """Why someone set its colour by hand is for those who may read all of it."""
        return found if self.whole else Rating(found.colour, countdown)


def sight(viewer: Viewer, body_id: int, *, closed: bool, minuted: bool) -> Sight:
    """`closed` and `minuted` are of the action: closed to the public, and from published minutes.

    The number of a minute, and the title it may have instead, are minutes.
    """
    private = viewer.reads_restricted(body_id)
    return Sight(private, private or not closed, minuted or viewer.keeps(body_id))


@dataclass(frozen=True)
class UpdateShown:
    id: int
    status: ActionStatus
    made_at: datetime
    author: str
    note: str
    files: Sequence[ActionFile]
    public: bool


@dataclass(frozen=True)
class ActionShown:
    """`origin` is what it follows from, "" where that is not to be known."""

    action: Action
    sight: Sight
    text: str
    owner: str
    others: str
    origin: str
    updates: Sequence[UpdateShown]
    restricted: bool = False
    public_text: str = ""

    @property
    def id(self) -> int:
        return self.action.id

    @property
    def whole(self) -> bool:
        return self.sight.whole

    @property
    def status(self) -> ActionStatus:
        return self.action.status

    @property
    def due_on(self) -> date | None:
        return self.action.due_on

    def urgency(self, today: date) -> Urgency:
        return self.action.urgency(today)

    def rating(self, today: date) -> Rating:
        return self.sight.rating(self.action.rating(today), self.countdown(today))

    def countdown(self, today: date) -> str:
        return self.action.countdown(today)

    @property
    def item(self) -> AgendaItem | None:
        """What it follows from, where the reader may follow it there."""
        return self.action.item if self.origin else None


def show_action(viewer: Viewer, action: Action) -> ActionShown:
    closed = is_closed(action)
    seen = sight(viewer, action.body_id, closed=closed, minuted=_is_minuted(action))
    told = [update for update in action.updates if seen.whole or _is_own(viewer, update)]
    return ActionShown(
        action=action,
        sight=seen,
        text=seen.text(action.text, action.public_text),
        owner=seen.owner(action.owner_in_words),
        others=action.others_in_words if seen.whole else "",
        origin=seen.words(action.origin) if seen.origin else "",
        updates=[_told(update, seen) for update in told],
        restricted=seen.private and closed,
        public_text=action.public_text if seen.private and closed else "",
    )


def _told(update: ActionUpdate, seen: Sight) -> UpdateShown:
    return UpdateShown(
        id=update.id,
        status=update.status,
        made_at=update.made_at,
        author=update.author,
        note=seen.words(update.note),
        files=update.files,
        public=update.public,
    )


def _is_own(viewer: Viewer, update: ActionUpdate) -> bool:
    reporter = update.reported_by
    return wrote(viewer, update.made_by_id, reporter.account_id if reporter else None)


def wrote(viewer: Viewer, *accounts: int | None) -> bool:
    """Signed in or by a link, it was they who wrote it."""
    return viewer.account_id is not None and viewer.account_id in accounts


def is_closed(action: Action) -> bool:
    """It is as closed to the public as the item or the decision that it follows from."""
    item, clause = action.item, action.clause
    from_closed = (item and item.is_restricted) or (clause and clause.restricted)
    return bool(action.restricted or from_closed)


def knows_of(viewer: Viewer, action: Action) -> bool:
    """Whether someone finds it by looking for it, as `queries.actions_for` lists it for them.

    Its owner knows of it as well, but goes to it by their own list.
    """
    if viewer.keeps(action.body_id):
        return True
    drafted = action.item is not None and action.item.meeting.minutes_published_at is None
    told = viewer.reads_restricted(action.body_id) or not is_closed(action) or action.public_text
    return viewer.role is not None and not drafted and bool(told)


def _is_minuted(action: Action) -> bool:
    return action.item is not None and action.item.meeting.minutes_published_at is not None
