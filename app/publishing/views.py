"""The versions that were kept of a meeting: listed, shown as published, compared, exported."""

from io import BytesIO

from flask import Blueprint, Response, abort, render_template, request, send_file

from app.accounts.permissions import open_to_all, viewer
from app.config import ROOT
from app.database import db
from app.meetings.models import Meeting
from app.publishing import queries
from app.publishing.in_words import changes, facts, motion_name, recorded, sitting_in_words
from app.publishing.models import PublishedVersion
from app.publishing.rules import export_of
from app.record.visibility import sees_agenda

bp = Blueprint("publishing", __name__)


bp.add_app_template_filter(facts)
bp.add_app_template_filter(motion_name)
bp.add_app_template_filter(recorded)
bp.add_app_template_filter(sitting_in_words)


def _version_or_404(number: int) -> PublishedVersion:
    return queries.version_for(viewer(), number) or abort(404)


@bp.get("/meetings/<int:meeting_id>/versions")
@open_to_all
def versions(meeting_id: int) -> str:
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None or not sees_agenda(viewer(), meeting):
        abort(404)
    return render_template(
        "publishing/versions.html",
        meeting=meeting,
        versions=queries.versions_of(viewer(), meeting),
        shown_now=queries.version_shown_now(meeting),
    )


@bp.get("/versions/<int:number>")
@open_to_all
def version(number: int) -> str:
    found = _version_or_404(number)
    every = queries.versions_of(viewer(), found.meeting)
    return render_template(
        "publishing/version.html",
        version=found,
        content=queries.content_of(found),
        newest=every[0],
        before=next((other for other in every if other.number < number), None),
    )


@bp.get("/versions/<int:number>/differences")
@open_to_all
def differences(number: int) -> str:
    """What a version changed, against the one that `since` names."""
    after = _version_or_404(number)
    before = _version_or_404(request.args.get("since", type=int) or 0)
    if before.meeting_id != after.meeting_id:
        abort(404)
    found = changes(queries.content_of(before), queries.content_of(after))
    return render_template("publishing/differences.html", before=before, after=after, found=found)


@bp.get("/versions/<int:number>.json")
@open_to_all
def export(number: int) -> Response:
    version = _version_or_404(number)
    answer = Response(
        export_of(version.content, number, queries.headers()), mimetype="application/json"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="version-{number}.json"'
    return answer


@bp.get("/versions/verify.py")
@open_to_all
def script() -> Response:
    """The script that proves an exported version without this program."""
    words = (ROOT / "docs" / "verify.py").read_bytes()
    return send_file(BytesIO(words), "text/x-python", as_attachment=True, download_name="verify.py")
