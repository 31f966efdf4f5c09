"""Bringing files in through the browser, and what came of each batch."""

from collections.abc import Mapping
from pathlib import PurePath

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug import Response

from app.accounts.permissions import any_clerk, clerks_only, viewer
from app.archive import correct_views as _correcting  # noqa: F401  # its routes
from app.archive import difference_views as _differing  # noqa: F401  # its routes
from app.archive import list_views as _lists  # noqa: F401  # its routes
from app.archive import many_views as _many  # noqa: F401  # its routes
from app.archive import review_views as _review  # noqa: F401  # its routes
from app.archive.answer_views import account
from app.archive.blueprint import bp
from app.archive.forms import UploadForm
from app.archive.many import doubts_left, standing_of
from app.archive.models import ArchiveFile, Batch
from app.archive.queries import files_like, here_before, source_of, summary_of, to_confirm_in
from app.archive.rules import BatchState, FileState
from app.archive.seeing import (
    batch_or_404,
    batches_seen,
    files_seen,
    sees_what_it_was_begun_with,
)
from app.archive.uploading import bring_in, readers
from app.bodies.queries import all_bodies
from app.database import db
from app.meetings.models import Meeting
from app.web.filters import sentence_case
from app.web.paging import page_of
from app.web.saving import saved

PAGE = 50
#: What the list of files can be narrowed to, in the clerk’s words.
FILTERS = {
    "": "All files",
    "doubts": "With doubts",
    FileState.ENTERED: "To confirm",
    FileState.CONFIRMED: "Confirmed",
    FileState.READ: "Not entered yet",
    FileState.DIFFERS: "With differences",
    FileState.SAME: "The same as another",
    FileState.REFUSED: "Refused",
    FileState.WAITING: "Not read yet",
}
_GOING_ON = {BatchState.WAITING, BatchState.RUNNING}


@bp.route("/archive", methods=["GET", "POST"])
@any_clerk
def index() -> str | Response:
    form = UploadForm()
    form.body.choose_from([body for body in all_bodies() if viewer().keeps(body.id)])
    if batch := saved(form, lambda: _brought(form)):
        readers().see_to(batch)
        return redirect(url_for(".batch", archive_batch_id=batch.id))
    kept = select(Batch).where(batches_seen(viewer())).options(joinedload(Batch.started_by))
    found = page_of(kept.order_by(Batch.id.desc()), PAGE)
    left = to_confirm_in([batch.id for batch in found.items], files_seen(viewer()))
    return render_template("archive/index.html", form=form, found=found, left=left)


def _brought(form: UploadForm) -> Batch:
    body = form.body.record
    return bring_in(form.files.data or [], body.name if body else "", account())


@bp.get("/archive/<int:archive_batch_id>")
@clerks_only
def batch(archive_batch_id: int) -> str:
    """Of its files, those of bodies that the clerk keeps. One that was stopped short goes on."""
    found = batch_or_404(viewer(), archive_batch_id)
    if found.state in _GOING_ON:
        readers().see_to(found)
    wanted = request.args.get("state", "")
    files = select(ArchiveFile).where(ArchiveFile.batch_id == found.id, files_seen(viewer()))
    files = files.where(files_like(wanted))
    files = files.options(joinedload(ArchiveFile.body), joinedload(ArchiveFile.meeting))
    page = page_of(files.order_by(ArchiveFile.file_name, ArchiveFile.id), PAGE)
    summary = summary_of(found, files_seen(viewer()))
    return render_template(
        "archive/batch.html",
        batch=found,
        summary=summary,
        done=summary.files - summary.unread,
        going_on=_GOING_ON,
        before=here_before(found, files_seen(viewer())),
        standing=standing_of(found, files_seen(viewer())),
        filters=FILTERS,
        wanted=wanted,
        found=page,
        open_doubts=doubts_left([file.id for file in page.items]),
    )


@bp.post("/archive/<int:archive_batch_id>/stop")
@clerks_only
def stop(archive_batch_id: int) -> Response:
    found = batch_or_404(viewer(), archive_batch_id)
    if found.state in _GOING_ON:
        found.state = BatchState.STOPPED
        db.session.commit()
        flash("It stops after the file in hand")
    return redirect(url_for(".batch", archive_batch_id=found.id))


@bp.post("/archive/<int:archive_batch_id>/go-on")
@clerks_only
def go_on(archive_batch_id: int) -> Response:
    found = batch_or_404(viewer(), archive_batch_id)
    if found.state is BatchState.STOPPED:
        found.state = BatchState.WAITING
        db.session.commit()
        readers().see_to(found)
        flash("It goes on")
    return redirect(url_for(".batch", archive_batch_id=found.id))


@bp.app_template_global()
def paper_of(meeting: Meeting) -> ArchiveFile | None:
    """The file that a meeting was read out of, for those who work on it."""
    return source_of(meeting) if viewer().keeps(meeting.body_id) else None


@bp.app_template_global()
def name_of_batch(batch: Batch) -> str:
    """What it was begun with: the last part of a path, an address without what stands before it."""
    if not sees_what_it_was_begun_with(viewer(), batch):
        return "Papers of several bodies"
    _, is_address, address = batch.begun_with.partition("://")
    return address.rstrip("/") if is_address else PurePath(batch.begun_with).name


@bp.app_template_global()
def state_of_batch(batch: Batch, left: Mapping[int, int]) -> str:
    """“Ended, 12 to confirm”."""
    waiting = left.get(batch.id, 0)
    return f"{sentence_case(batch.state)}{f', {waiting:,} to confirm' if waiting else ''}"


@bp.app_template_global()
def how_far(file: ArchiveFile) -> str:
    if file.state is FileState.CONFIRMED and file.meeting and file.meeting.minutes_published_at:
        return "Published"
    return sentence_case(FILTERS.get(file.state, file.state))
