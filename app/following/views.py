"""Pages on which a clerk ties decisions and items to earlier ones, and what other pages show."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only, viewer
from app.agenda.blueprint import agenda_page, page_of_item
from app.agenda.matters import begin_matter, follow_matter
from app.agenda.models import AgendaItem
from app.agenda.queries import item_or_404, slugs_of_matters
from app.database import db
from app.decisions.effects import Effect
from app.decisions.linking import link_to_earlier
from app.decisions.linking import unlink as take_away
from app.errors import RuleBroken
from app.following import queries
from app.following.forms import LinkForm, SearchedForForm
from app.record.item_queries import item_page
from app.search.addresses import page_of
from app.search.documents import Document
from app.web.forms import RegisterForm
from app.web.saving import saved

bp = Blueprint("following", __name__)


@bp.route("/clauses/<int:clause_id>/changes", methods=["GET", "POST"])
@clerks_only
def link(clause_id: int) -> str | Response:
    """Say which earlier decision this one supersedes, rescinds or amends."""
    later = queries.clause_or_404(clause_id)
    asked = SearchedForForm.sent()
    found = queries.decisions_asked_for(asked.q.data, later, viewer()) if asked.q.data else []
    form = LinkForm.of(found)
    if saved(form, lambda: link_to_earlier(later, form.chosen, Effect(form.effect.data))):
        flash(f"Linked to {form.chosen.citation}")
        return redirect(url_for("record.clause_by_id", clause_id=clause_id))
    return render_template("following/link.html", clause=later, asked=asked, form=form)


@bp.post("/clause-links/<int:clause_link_id>/remove")
@clerks_only
def unlink(clause_link_id: int) -> Response:
    held = queries.link_or_404(clause_link_id)
    later_id, citation = held.changed_by_id, held.clause.citation
    if RegisterForm().validate_on_submit():
        take_away(held)
        db.session.commit()
        flash(f"No longer linked to {citation}")
    return redirect(url_for("record.clause_by_id", clause_id=later_id))


@bp.post("/items/<int:item_id>/earlier")
@clerks_only
def join(item_id: int) -> Response:
    """Make an item one matter with an earlier item that was offered."""
    item = item_or_404(item_id)
    form = RegisterForm()
    if saved(form, lambda: _joined(item, request.form.get("earlier", ""))):
        flash(f"Part of the matter: {item.matter.title}" if item.matter else "Part of no matter")
    else:
        flash(" ".join(form.form_errors) or "Nothing was changed", "problem")
    there = request.form.get("from") == "agenda"
    return redirect(agenda_page(item.meeting_id) if there else page_of_item(item))


def _joined(item: AgendaItem, key: str) -> AgendaItem:
    """Only what is offered is taken: a number in a form opens nothing that is not."""
    offered = {str(other.id): other for other in queries.earlier_items(item, viewer())}
    if key not in offered:
        raise RuleBroken("That item is no longer offered")
    earlier = offered[key]
    if earlier.matter is None:
        follow_matter(earlier, begin_matter(earlier.title, "", slugs_of_matters()))
    return follow_matter(item, earlier.matter)


@bp.app_template_global()
def earlier_items(item: AgendaItem) -> Sequence[AgendaItem]:
    return queries.earlier_items(item, viewer())


@bp.app_template_global()
def item_just_added(meeting_id: int) -> AgendaItem | None:
    """The item of an agenda that the address names as new, while it has no matter."""
    added = request.args.get("added", 0, int)
    item = item_page(viewer(), added) if added else None
    return item if item and item.meeting_id == meeting_id and item.matter_id is None else None


@bp.app_template_global()
def decisions_like(item: AgendaItem, title: str, text: str) -> Sequence[Document]:
    """`title` and `text` as the viewer reads them."""
    return queries.decisions_like(item, title, text, viewer())


@bp.app_template_global()
def page_of_document(document: Document) -> str:
    return page_of(document.link)
