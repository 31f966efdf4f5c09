"""The papers of a meeting and of its items."""

from flask import flash, redirect, render_template
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import back_to_item, bp
from app.agenda.filing import add_document, change_document, remove_document
from app.agenda.filing_forms import AddDocumentForm, DocumentForm, LinkedDocumentForm
from app.agenda.models import AgendaItem, Document
from app.agenda.queries import agenda_or_404, exemption_law, item_or_404
from app.agenda.rules import Part
from app.clock import now
from app.database import db
from app.meetings.blueprint import back_to
from app.meetings.models import Meeting
from app.web.saving import ask_before, saved


@bp.route("/meetings/<int:meeting_id>/documents/new", methods=["GET", "POST"])
@clerks_only
def add_to_meeting(meeting_id: int) -> str | Response:
    return _add(agenda_or_404(meeting_id), None)


@bp.route("/items/<int:item_id>/documents/new", methods=["GET", "POST"])
@clerks_only
def add_to_item(item_id: int) -> str | Response:
    item = item_or_404(item_id)
    return _add(item.meeting, item)


def _add(meeting: Meeting, item: AgendaItem | None) -> str | Response:
    form = AddDocumentForm(data=_restriction_of(item))
    if kept := saved(form, lambda: add_document(meeting, item, now=now(), **form.document)):
        flash(f"Paper added: {kept.title}")
        return redirect(_back(meeting, item)[0])
    return render_template(
        "agenda/add_document.html", form=form, meeting=meeting, item=item, back=_back(meeting, item)
    )


def _restriction_of(item: AgendaItem | None) -> dict[str, object]:
    """A paper begins as restricted as its item."""
    if item is None or not item.is_restricted:
        return {}
    law = exemption_law()
    reason = f"{law.name} {law.cited(item.paragraphs)}" if item.part is Part.EXEMPT else ""
    return {"restriction": item.part, "restriction_reason": reason}


def _back(meeting: Meeting, item: AgendaItem | None) -> tuple[str, str]:
    return back_to_item(item) if item else back_to(meeting)


@bp.route("/documents/<int:document_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_document(document_id: int) -> str | Response:
    kept = db.get_or_404(Document, document_id)
    form = (DocumentForm if kept.file_name else LinkedDocumentForm)(obj=kept)
    back = _back(kept.meeting, kept.item)
    if saved(form, lambda: change_document(kept, **form.answers)):
        flash(f"Paper saved: {kept.title}")
        return redirect(back[0])
    return render_template(
        "agenda/edit_document.html", form=form, meeting=kept.meeting, kept=kept, back=back
    )


@bp.route("/documents/<int:document_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove_the_document(document_id: int) -> str | Response:
    kept = db.get_or_404(Document, document_id)
    return ask_before(
        lambda: remove_document(kept),
        heading=f"Remove “{kept.title}”?",
        words="The file is gone from the register for good."
        if kept.file_name
        else "The link goes.",
        save="Remove the paper",
        done=f"Removed: {kept.title}",
        back=_back(kept.meeting, kept.item),
    )
