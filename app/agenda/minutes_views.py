"""Writing the minutes of an item, and how they came to be what they are."""

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from werkzeug import Response

from app.accounts.permissions import clerks_only, viewer
from app.accounts.queries import account_behind
from app.agenda.blueprint import bp, page_of_item
from app.agenda.differences import Stretch, word_differences
from app.agenda.forms import MinutesForm
from app.agenda.markup import parse
from app.agenda.models import AgendaItem, MinutesRevision
from app.agenda.operations import write_minutes
from app.agenda.queries import item_or_404, next_item, revisions
from app.clock import clock, now
from app.database import db
from app.errors import RuleBroken
from app.meetings.blueprint import page_of
from app.web.saving import saved

bp.add_app_template_global(parse, "parse_minutes")
bp.add_app_template_global(word_differences, "word_differences")

TEXTS = {
    "text": "Minutes",
    "restricted_text": "Minutes of the exempt part",
    "public_summary": "Summary for the public",
}


@bp.route("/items/<int:item_id>/minutes", methods=["GET", "POST"])
@clerks_only
def minutes(item_id: int) -> str | Response:
    item = item_or_404(item_id)
    form = MinutesForm.of(item)
    if not form.preview.data and saved(form, lambda: _write(item, form)):
        flash(f"Minutes saved: {item.numbered_title}")
        if form.exempt.data:
            return redirect(
                url_for(".minutes", item_id=item.id, exempt=1, _anchor="restricted_text")
            )
        following = next_item(item) if form.save_and_next.data else None
        return redirect(_where_next(item, following))
    return render_template(
        "agenda/minutes.html", item=item, form=form, clash=_clash(item, form), next=next_item(item)
    )


def _where_next(item: AgendaItem, following: AgendaItem | None) -> str:
    if request.args.get("desk"):
        return f"{page_of(item.meeting)}/desk#item-{item.id}"
    return url_for(".minutes", item_id=following.id) if following else page_of_item(item)


def _write(item: AgendaItem, form: MinutesForm, *, interim: bool = False) -> AgendaItem:
    by = account_behind(viewer())
    write_minutes(item, seen=form.seen_revision, now=now(), by=by, interim=interim, **form.words)
    return item


def _clash(item: AgendaItem, form: MinutesForm) -> dict[str, tuple[Stretch, ...]]:
    """Where someone saved meanwhile: theirs against what was typed, text by text.

    The page then has seen their revision, so that pressing Save again says “mine, knowingly”.
    """
    if form.seen_revision == item.revision or item.minutes is None:
        return {}
    form.seen.data = str(item.revision)
    return _differences(item.minutes, form.words)


def _differences(
    before: MinutesRevision | None, after: dict[str, str]
) -> dict[str, tuple[Stretch, ...]]:
    texts = {name: (getattr(before, name, ""), after.get(name, "")) for name in TEXTS}
    return {
        TEXTS[name]: word_differences(old, new) for name, (old, new) in texts.items() if old != new
    }


@bp.post("/items/<int:item_id>/minutes/keep")
@clerks_only
def keep(item_id: int) -> tuple[dict[str, object], int]:
    """Keep what is being typed, for a page that has scripts.

    Answers with the revision to send next time; 409 where somebody else saved meanwhile.
    """
    item = item_or_404(item_id)
    form = MinutesForm.of(item)
    if item.meeting.minutes_published_at or not form.validate_on_submit():
        return {"message": "This is kept only when you press Save"}, 422
    try:
        _write(item, form, interim=True)
        db.session.commit()
    except (RuleBroken, IntegrityError):
        db.session.rollback()
        said = "Someone else saved these minutes meanwhile: press Save to see both texts"
        return {"message": said}, 409
    return {"revision": item.revision, "at": clock(now())}, 200


@bp.post("/items/<int:item_id>/minutes/preview")
@clerks_only
def preview(item_id: int) -> str:
    """The piece of a page that shows how the minutes would read, for a page that has scripts."""
    item = item_or_404(item_id)
    return render_template("agenda/preview.html", item=item, form=MinutesForm.of(item))


@bp.get("/items/<int:item_id>/revisions")
@clerks_only
def history(item_id: int) -> str:
    item = item_or_404(item_id)
    return render_template("agenda/history.html", item=item, revisions=revisions(item))


@bp.get("/items/<int:item_id>/revisions/<int:number>")
@clerks_only
def revision(item_id: int, number: int) -> str:
    """What changed from one revision to another; from the one before unless `since` says."""
    item = item_or_404(item_id)
    shown = db.first_or_404(_numbered(item, number))
    since = request.args.get("since", type=int)
    before = db.session.scalar(_numbered(item, since)) if since else _revision_before(shown)
    after = {name: getattr(shown, name) for name in TEXTS}
    return render_template(
        "agenda/revision.html",
        item=item,
        shown=shown,
        before=before,
        differences=_differences(before, after),
    )


def _revision_before(shown: MinutesRevision) -> MinutesRevision | None:
    """Numbers leave gaps, where what was kept while somebody typed has been replaced."""
    return db.session.scalar(
        select(MinutesRevision)
        .where(MinutesRevision.item_id == shown.item_id, MinutesRevision.number < shown.number)
        .order_by(MinutesRevision.number.desc())
        .limit(1)
    )


def _numbered(item: AgendaItem, number: int) -> Select[MinutesRevision]:
    return select(MinutesRevision).where(
        MinutesRevision.item_id == item.id, MinutesRevision.number == number
    )
