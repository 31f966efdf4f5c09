from io import BytesIO

from flask import Blueprint, abort, current_app, request, send_file
from werkzeug import Response

from app.accounts.permissions import open_to_all, viewer
from app.clock import now
from app.record.visibility import sees_meeting, sees_minutes
from app.word.files import keep
from app.word.making import minutes_document
from app.word.queries import meeting_for_minutes

bp = Blueprint("word", __name__)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("/meetings/<int:meeting_id>/minutes.docx")
@open_to_all
def minutes(meeting_id: int) -> Response:
    """The public minutes; `?restricted=1` adds the exempt parts, for those who may read them."""
    meeting = meeting_for_minutes(meeting_id)
    reader, restricted = viewer(), "restricted" in request.args
    if meeting is None or not (sees_meeting(reader, meeting) and sees_minutes(reader, meeting)):
        abort(404)
    if restricted and not reader.sees_restricted:
        abort(404)
    name, content = minutes_document(
        meeting, now(), restricted=restricted, recommendations="recommendations" in request.args
    )
    if reader.keeps_the_record:
        keep(current_app.config["EXPORTS"], name, content)
    return send_file(BytesIO(content), DOCX, as_attachment=True, download_name=name)
