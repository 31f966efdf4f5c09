"""Looking a paper over: its source beside what was understood of it, doubts first."""

from collections import defaultdict
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import PurePath

from flask import flash, redirect, render_template, request, send_file, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only, viewer
from app.archive.accepting import why_none_is_accepted
from app.archive.answer_views import account, answered, doubt_at
from app.archive.answers import Answers, answers_to
from app.archive.blueprint import bp
from app.archive.changes import in_words
from app.archive.confirming import confirm, why_not_to_confirm
from app.archive.editing import Edit
from app.archive.following import catch_up, count_to_follow, is_to_follow
from app.archive.forms import ConfirmForm
from app.archive.holding import hold
from app.archive.house_words import whether_remembered
from app.archive.models import ArchiveDoubt, ArchiveEdit, ArchiveFile
from app.archive.new_people import new_people_in
from app.archive.reviewing import (
    accept,
    accept_all_likely,
    likely_in,
)
from app.archive.rules import FileState
from app.archive.seeing import file_or_404, files_seen
from app.archive.showing import shown
from app.archive.spelling_out import spelt_out
from app.archive.taking_back import take_back, take_back_edit
from app.clock import now, today
from app.database import db
from app.web.saving import saved

#: A meeting longer ago is not asked about: its minutes were approved, or never will be.
IN_HAND = timedelta(days=365)


@bp.app_template_global()
def changes_in_words(file: ArchiveFile) -> list[tuple[int, str]]:
    """Each answer that changed something: the position of a change that it made, and them all."""
    made: dict[datetime, list[ArchiveEdit]] = defaultdict(list)
    for edit in file.edits:
        made[edit.made_at].append(edit)
    return [(edits[0].position, "; ".join(map(_told, edits))) for edits in made.values()]


def _told(edit: ArchiveEdit) -> str:
    return in_words(edit.file.parsed or {}, Edit(edit.path, edit.value, edit.how))


@bp.get("/archive/files/<int:archive_file_id>")
@clerks_only
def file(archive_file_id: int) -> str:
    """`?doubt=3` shows that doubt in the source; without it, the first that is open."""
    found = file_or_404(viewer(), archive_file_id)
    asked = request.args.get("doubt", type=int)
    left = [doubt for doubt in found.doubts if doubt.settled_at is None]
    chosen = next((d for d in found.doubts if d.position == asked), None)
    doubt = chosen or (left[0] if left else None)
    after = [d for d in left if doubt and d.position > doubt.position] or left
    seen = shown(found)
    return render_template(
        "archive/file.html",
        file=found,
        left=left,
        doubt=doubt,
        after=next((d for d in after if d is not doubt), None),
        seen=seen,
        marked=seen.line_of(doubt) if doubt else None,
        answers=_answers(doubt) if doubt else None,
        told=_told_before(doubt) if doubt else "",
        spelt_out=spelt_out(doubt) if doubt else "",
        likely=len(likely_in(found)),
        follows=is_to_follow(found),
        to_follow=count_to_follow(files_seen(viewer())),
        not_accepted=why_none_is_accepted(found) if found.differences else "",
        states=FileState,
    )


def _told_before(doubt: ArchiveDoubt) -> str:
    """How far the answer to a doubt goes."""
    if doubt.field == "body":
        return whether_remembered(doubt.file)
    return "Who is meant is remembered for the body." if doubt.printed else ""


def _answers(doubt: ArchiveDoubt) -> Answers:
    is_new = str(doubt.person_id) in doubt.file.new_people
    person = doubt.person if doubt.printed else None
    return answers_to(doubt.message, doubt.field, doubt.sureness, person, is_new=is_new)


@bp.get("/archive/files/<int:archive_file_id>/source")
@clerks_only
def source(archive_file_id: int) -> Response:
    """The file as it came, to keep; never shown in the browser."""
    found = file_or_404(viewer(), archive_file_id)
    return send_file(
        BytesIO(found.content),
        "application/octet-stream",
        as_attachment=True,
        download_name=PurePath(found.file_name).name,
    )


@bp.post("/archive/files/<int:archive_file_id>/doubts/<int:position>/accept")
@clerks_only
def accept_doubt(archive_file_id: int, position: int) -> Response:
    in_full = bool(request.form.get("in_full"))
    return answered(
        lambda file: accept(doubt_at(file, position), now(), account(), in_full=in_full),
        archive_file_id,
        "Settled, and the name is spelt out from now on" if in_full else "Settled",
    )


@bp.post("/archive/files/<int:archive_file_id>/doubts/accept-likely")
@clerks_only
def accept_likely(archive_file_id: int) -> Response:
    """Everything that has one likely answer, at one press; each can be taken back by itself."""
    file_or_404(viewer(), archive_file_id)
    return answered(
        lambda file: accept_all_likely(file, now(), account()), archive_file_id, "Settled"
    )


@bp.post("/archive/files/<int:archive_file_id>/look-again")
@clerks_only
def look_again(archive_file_id: int) -> Response:
    """Enter what was answered for other papers, and go on with those that are still to follow."""
    file_or_404(viewer(), archive_file_id)
    return answered(
        lambda file: catch_up(file, now(), account()), archive_file_id, "What is known is entered"
    )


@bp.post("/archive/files/<int:archive_file_id>/doubts/<int:position>/take-back")
@clerks_only
def take_back_doubt(archive_file_id: int, position: int) -> Response:
    return answered(
        lambda file: take_back(doubt_at(file, position), now(), account()),
        archive_file_id,
        "Taken back",
    )


@bp.post("/archive/files/<int:archive_file_id>/changes/<int:position>/take-back")
@clerks_only
def take_back_change(archive_file_id: int, position: int) -> Response:
    edit = db.get_or_404(ArchiveEdit, (archive_file_id, position))
    return answered(lambda _: take_back_edit(edit, now(), account()), archive_file_id, "Taken back")


@bp.route("/archive/files/<int:archive_file_id>/confirm", methods=["GET", "POST"])
@clerks_only
def confirm_file(archive_file_id: int) -> str | Response:
    found = file_or_404(viewer(), archive_file_id)
    if reason := why_not_to_confirm(found):
        flash(reason, "problem")
        return redirect(url_for(".file", archive_file_id=found.id))
    left = sum(doubt.settled_at is None for doubt in found.doubts)
    form = ConfirmForm()
    if not left:
        del form.as_it_stands
    if found.meeting is None or today() - found.meeting.held_on > IN_HAND:
        del form.in_hand
    if saved(form, lambda: _confirmed(found, form)):
        flash("Confirmed: its minutes can now be published")
        return redirect(url_for("record.meeting", meeting_id=found.meeting_id))
    return render_template(
        "archive/confirm.html", file=found, form=form, left=left, new_people=new_people_in([found])
    )


def _confirmed(found: ArchiveFile, form: ConfirmForm) -> ArchiveFile:
    held, said = hold(found.id), form.answers
    confirm(
        held,
        now(),
        account(),
        as_it_stands=bool(said.get("as_it_stands")),
        in_hand=bool(said.get("in_hand")),
    )
    return held
