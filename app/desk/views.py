"""The desk itself, and what its scripts ask for while a clerk writes."""

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.permissions import chief_clerks_and_administrators, clerks_only
from app.agenda.blueprint import page_written_on
from app.agenda.models import AgendaItem
from app.agenda.movements import quorum_by_item
from app.database import db
from app.decisions.clauses import kind_said, straightened
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.desk import room_views  # noqa: F401  # adds to it
from app.desk.along_views import desk_page
from app.desk.blueprint import bp as bp  # the whole blueprint, for the application
from app.desk.blueprint import place_on_desk
from app.desk.forms import PhraseForm
from app.desk.models import StockPhrase
from app.desk.names import names_at
from app.desk.pasted import as_minutes
from app.desk.queries import meeting_on_the_desk, phrases
from app.desk.typed import Boxes
from app.errors import RuleBroken
from app.meetings.queries import interest_categories
from app.web.saving import ask_before, saved
from app.wording.decided import decided_in

bp.add_app_template_global(names_at)
bp.add_app_template_global(phrases, "stock_phrases")


@bp.get("/meetings/<int:meeting_id>/desk")
@clerks_only
def meeting(meeting_id: int) -> str:
    opened = request.args.get("open", type=int)
    return desk_page(meeting_on_the_desk(meeting_id), Boxes(opened=opened))


@bp.get("/items/<int:item_id>/desk")
@clerks_only
def here(item_id: int) -> str:
    """The piece of the desk that asks who moved and who declared, for a page with scripts."""
    item = db.get_or_404(AgendaItem, item_id)
    return render_template(
        "desk/here.html",
        item=item,
        meeting=item.meeting,
        quorum=quorum_by_item(item.meeting),
        categories=interest_categories(),
        boxes=Boxes(opened=item.id),
    )


@bp.post("/meetings/<int:meeting_id>/desk")
@clerks_only
def save(meeting_id: int) -> Response:
    """The words of every item were kept on their way here."""
    kept = g.get("kept_along", [])
    if opened := request.form.get("open", type=int):
        return redirect(place_on_desk(meeting_id, f"item-{opened}", opened=opened))
    flash(f"Minutes saved: {', '.join(kept)}" if kept else "Nothing new was written")
    at = request.form.get("save", type=int)
    return redirect(place_on_desk(meeting_id, f"item-{at}" if at else "room"))


@bp.post("/items/<int:item_id>/paste")
@clerks_only
def paste(item_id: int) -> dict[str, object]:
    """What was pasted as minutes read it, and whether it is a decision, for a page with scripts."""
    db.get_or_404(AgendaItem, item_id)
    text = as_minutes(request.form.get("html", ""))
    decided = decided_in(text)
    return {"text": text, "recommends": decided.recommends if decided else None}


@bp.post("/items/<int:item_id>/paste/clauses")
@clerks_only
def paste_clauses(item_id: int) -> Response:
    """Enter a pasted RESOLVED or RECOMMENDED block clause by clause."""
    item = db.get_or_404(AgendaItem, item_id)
    decided = decided_in(request.form.get("text", ""))
    if decided is None:
        flash("No clauses were found in what was pasted")
        return redirect(page_written_on(item))
    enter = recommend if decided.recommends else resolve
    try:
        levels = straightened([level for level, _ in decided.clauses])
        words = [text for _, text in decided.clauses]
        drafts = [
            ClauseDraft(text, level, kind=kind_said(decided.lead_in, text))
            for text, level in zip(words, levels, strict=True)
        ]
        enter(item, decided.lead_in, drafts)
        db.session.commit()
    except RuleBroken as refusal:
        db.session.rollback()
        flash(str(refusal))
    else:
        flash(f"{len(decided.clauses)} clauses entered: look them over")
    return redirect(page_written_on(item))


@bp.route("/manage/phrases", methods=["GET", "POST"])
@chief_clerks_and_administrators
def edit_phrases() -> str | Response:
    form = PhraseForm()
    clash = RuleBroken("This sentence is on the list already", about="text")
    if saved(form, lambda: StockPhrase(text=form.text.data), clash):
        flash("Sentence added")
        return redirect(url_for(".edit_phrases"))
    return render_template("desk/phrases.html", form=form, phrases=phrases())


@bp.route("/manage/phrases/<int:phrase_id>/remove", methods=["GET", "POST"])
@chief_clerks_and_administrators
def remove_phrase(phrase_id: int) -> str | Response:
    phrase = db.get_or_404(StockPhrase, phrase_id)
    return ask_before(
        lambda: db.session.delete(phrase),
        heading="Remove this sentence?",
        words=f"“{phrase.text}” stays in the minutes that say it.",
        save="Remove it",
        done="Sentence removed",
        back=(url_for(".edit_phrases"), "Sentences of the house"),
    )
