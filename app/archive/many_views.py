"""Confirming and publishing many meetings of a batch: asked once, done a stretch at a time.

Each meeting is a transaction of its own, in the order in which they came, so that whatever stops
it leaves nothing half done and the same press goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, sleep

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, viewer
from app.archive.answer_views import account
from app.archive.blueprint import bp
from app.archive.confirming import confirm, take_back_confirmation
from app.archive.forms import ManyForm
from app.archive.holding import hold
from app.archive.many import Act, Choice, Which, closed_unmarked_among, doubts_left
from app.archive.models import ArchiveFile
from app.archive.new_people import new_people_in
from app.archive.publishing import approvals_of, publish, withdraw
from app.archive.seeing import batch_or_404, files_seen
from app.clock import now
from app.database import db
from app.errors import RuleBroken
from app.web.saving import OVERTAKEN

#: Seconds of work before a page answers.
STRETCH = 4.0
#: Seconds after which others who wait to save may do so, and how long SQLite makes them wait.
_IN_TURN, BREATH = 0.5, 0.11
_AT_A_TIME = 20
#: Reasons that are told of those that were left.
_MOST_TOLD = 10
_DONE = {
    Act.CONFIRM: "confirmed",
    Act.PUBLISH: "published",
    Act.WITHDRAW: "withdrawn",
    Act.TAKE_BACK: "to be confirmed again",
}


@dataclass
class Way:
    """How far it is: the last file that was taken up, how many are done or were passed over as the
    clerk was told, and why others are not.

    It goes as far as `last`, the last one of which the clerk was told.
    """

    after: int
    last: int
    of: int
    done: int = 0
    passed: int = 0
    left: list[str] = field(default_factory=list)

    @classmethod
    def sent(cls) -> "Way":
        def number(name: str) -> int:
            return min(request.form.get(name, 0, type=int), 2**31 - 1)

        told = request.form.getlist("left")[:_MOST_TOLD]
        return cls(
            number("after"), number("last"), number("of"), number("done"), number("passed"), told
        )


@bp.route("/archive/<int:archive_batch_id>/many", methods=["GET", "POST"])
@clerks_only
def many(archive_batch_id: int) -> str | Response:
    """`?act=publish&which=all` says what to do to which; `file` is each that was ticked."""
    choice = _chosen(archive_batch_id)
    form = ManyForm()
    if not form.validate_on_submit():
        return _asked(choice, form)
    way = Way.sent()
    if _go_on(choice, form, way):
        return render_template("archive/going_on.html", choice=choice, form=form, way=way)
    left_out = f", {_meetings(way.passed)} left out" if way.passed else ""
    flash(f"{_meetings(way.done)} {_DONE[choice.act]}{left_out}")
    for reason in way.left:
        flash(reason, "problem")
    return redirect(url_for(".batch", archive_batch_id=choice.batch.id))


def _chosen(archive_batch_id: int) -> Choice:
    asked = request.args
    act = next((act for act in Act if act == asked.get("act")), Act.CONFIRM)
    which = next((which for which in Which if which == asked.get("which")), Which.TICKED)
    ticked = {key for key in asked.getlist("file", type=int) if 0 < key < 2**31}
    return Choice(
        batch_or_404(viewer(), archive_batch_id), act, which, ticked, files_seen(viewer())
    )


def _asked(choice: Choice, form: ManyForm) -> str:
    """What would be done, and what the public would then see."""
    files = choice.files()
    meetings = [file.meeting for file in files if file.meeting]
    is_publishing = choice.act is Act.PUBLISH
    doubts = doubts_left([file.id for file in files])
    closed = closed_unmarked_among([meeting.id for meeting in meetings]) if is_publishing else set()
    approved = approvals_of([meeting.id for meeting in meetings]) if is_publishing else {}
    return render_template(
        "archive/many.html",
        choice=choice,
        form=form,
        files=files,
        in_all=choice.count(),
        doubts=doubts,
        new_people=new_people_in(files) if choice.act is Act.CONFIRM else [],
        doubtful=[file for file in files if file.id in doubts],
        closed=[meeting for meeting in meetings if meeting.id in closed],
        approved=[meeting for meeting in meetings if meeting.id in approved.keys() - closed],
    )


def _go_on(choice: Choice, form: ManyForm, way: Way) -> bool:
    """Work for a stretch; whether there is more to do."""
    ends, by, turn = monotonic() + STRETCH, account(), monotonic() + _IN_TURN
    while keys := choice.keys(way.after, way.last, _AT_A_TIME):
        passed_over = _passed_over(choice.act, form, keys)
        for key, _ in keys:
            if monotonic() > ends:
                return True
            if monotonic() > turn:
                sleep(BREATH)
                turn = monotonic() + _IN_TURN
            way.after = key
            if key in passed_over:
                way.passed += 1
            else:
                _do(lambda file: _ACTS[choice.act](file, form, by), key, way)
    return False


def _passed_over(act: Act, form: ManyForm, keys: list[tuple[int, int]]) -> set[int]:
    """Those that the clerk was told of and did not tick."""
    if act is Act.PUBLISH and not form.closed_too.data:
        closed = closed_unmarked_among([meeting for _, meeting in keys])
        return {key for key, meeting in keys if meeting in closed}
    if act is Act.CONFIRM and not form.as_it_stands.data:
        return set(doubts_left([key for key, _ in keys]))
    return set()


def _do(act: Callable[[ArchiveFile], None], key: int, way: Way) -> None:
    file = hold(key)
    name = file.meeting.name if file.meeting else file.file_name
    try:
        act(file)
        db.session.commit()
    except (RuleBroken, IntegrityError, StaleDataError) as refusal:
        db.session.rollback()
        said = str(refusal) if isinstance(refusal, RuleBroken) else OVERTAKEN
        if len(way.left) < _MOST_TOLD:
            way.left.append(f"{name}: {said}")
    else:
        way.done += 1


def _confirm(file: ArchiveFile, form: ManyForm, by: Account | None) -> None:
    confirm(file, now(), by, as_it_stands=bool(form.as_it_stands.data))


def _publish(file: ArchiveFile, form: ManyForm, by: Account | None) -> None:
    publish(file, now(), by, as_approved=bool(form.as_approved.data))


_ACTS: dict[Act, Callable[[ArchiveFile, ManyForm, Account | None], None]] = {
    Act.CONFIRM: _confirm,
    Act.PUBLISH: _publish,
    Act.WITHDRAW: lambda file, _form, by: withdraw(file, now(), by),
    Act.TAKE_BACK: lambda file, _form, _by: take_back_confirmation(file),
}


def _meetings(number: int) -> str:
    return f"{number:,} meeting{'' if number == 1 else 's'}"
