"""The last net under personal data: no mark of it leaves the register on a page that is read.

Each page asks `visibility` for the words that its reader may have. Whatever was forgotten, or is
written where nobody looks for marks, is withheld here from everyone. Only the forms in which
clerks write show the marks themselves.
"""

from flask import Flask, Response, current_app, request

from app.accounts.permissions import declared_by
from app.accounts.who_may import EVERYONE, SIGNED_IN
from app.agenda.privacy import withheld_anywhere

_MARK = b"{{"
_WRITTEN = {"text/html", "text/plain", "text/csv", "text/calendar"}


def install(app: Flask) -> None:
    app.after_request(_withhold)


def _withhold(answer: Response) -> Response:
    if answer.direct_passthrough or not _is_text(answer) or _is_written_on():
        return answer
    content = answer.get_data()
    if _MARK in content:
        answer.set_data(withheld_anywhere(content.decode()))
    return answer


def _is_text(answer: Response) -> bool:
    kind = answer.mimetype or ""
    return kind in _WRITTEN or kind.endswith(("json", "xml"))


def _is_written_on() -> bool:
    """Whether this is a page for those who write the record, who must see the marks."""
    view = current_app.view_functions.get(request.endpoint or "")
    return view is not None and declared_by(view) not in {EVERYONE, SIGNED_IN}
