"""Settling what a later paper of a meeting says otherwise."""

from flask import request
from werkzeug import Response

from app.accounts.permissions import clerks_only, viewer
from app.archive.accepting import accept_difference, leave_difference, put_aside
from app.archive.answer_views import account, answered
from app.archive.blueprint import bp
from app.archive.models import ArchiveDifference
from app.archive.seeing import file_or_404
from app.clock import now
from app.database import db


@bp.post("/archive/files/<int:archive_file_id>/differences/<int:position>/settle")
@clerks_only
def settle_difference(archive_file_id: int, position: int) -> Response:
    found = db.get_or_404(ArchiveDifference, (archive_file_id, position))
    is_right = bool(request.form.get("accepted"))
    act = accept_difference if is_right else leave_difference
    done = "Accepted" if is_right else "Left as it is"
    return answered(lambda _: act(found, now(), account()), archive_file_id, done)


@bp.post("/archive/files/<int:archive_file_id>/differences/put-aside")
@clerks_only
def put_differences_aside(archive_file_id: int) -> Response:
    """All that are open, where the meeting can take none of them over any more."""
    file_or_404(viewer(), archive_file_id)
    note = request.form.get("note", "")
    return answered(
        lambda file: put_aside(file, note, now(), account()), archive_file_id, "Put aside"
    )
