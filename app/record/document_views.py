"""The papers that are kept here."""

from io import BytesIO

from flask import abort, redirect, send_file, url_for
from werkzeug import Response

from app.accounts.permissions import open_to_all, viewer
from app.record.blueprint import bp
from app.record.document_queries import document_with_content
from app.record.files import charset_of, is_shown_inline, safe_file_name, safe_media_type

#: A stranger’s file is data, never a page of ours: it may run and load nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@bp.get("/documents/<int:document_id>/<file_name>")
@open_to_all
def document(document_id: int, file_name: str) -> Response:
    found = document_with_content(viewer(), document_id) or abort(404)
    name = safe_file_name(found.file_name)
    if file_name != name:
        return redirect(url_for("record.document", document_id=document_id, file_name=name))
    media_type = safe_media_type(found.media_type)
    inline = is_shown_inline(media_type)
    answer = send_file(
        BytesIO(found.content or b""),
        mimetype=media_type,
        as_attachment=not inline,
        download_name=name,
        etag=found.sha256 or False,
    )
    if media_type.startswith("text/"):
        answer.content_type = f"{media_type}; charset={charset_of(found.content or b'')}"
    if media_type != "application/pdf":  # a browser’s PDF reader does not start in a sandbox
        answer.headers["Content-Security-Policy"] = _POLICY
    return answer
