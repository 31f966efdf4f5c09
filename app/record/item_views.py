"""An item of an agenda, the minute that it became, and the clauses resolved on it."""

from flask import abort, redirect, render_template
from werkzeug import Response

from app.accounts.permissions import open_to_all, viewer
from app.agenda.models import AgendaItem
from app.clock import today
from app.decisions.models import ResolutionClause
from app.record import item_queries as queries
from app.record.action_queries import actions_of_clause
from app.record.addresses import clause_address
from app.record.blueprint import bp
from app.record.clause_in_full import clause_in_full
from app.record.decision_sheet import decided_before_minutes
from app.record.executive import executive_of, executive_seen
from app.record.meeting_queries import put_up_for_approval
from app.record.shown import show_item
from app.record.standing import item_as_it_stands, standing_of
from app.record.visibility import sees_minutes, words_seen


@bp.get("/items/<int:item_id>")
@open_to_all
def item(item_id: int) -> str:
    return _item_page(item_id)


@bp.get("/minutes/<code>/<period>/<number>")
@open_to_all
def minute(code: str, period: str, number: str) -> str:
    return _item_page(queries.item_of_minute(viewer(), code, period, number))


def _item_page(item_id: int | None) -> str:
    found = _find(item_id)
    shown = item_as_it_stands(viewer(), show_item(viewer(), found))
    return render_template(
        "record/item.html",
        item=found,
        shown=shown,
        meeting=found.meeting,
        minuted=sees_minutes(viewer(), found.meeting),
        decided=decided_before_minutes(viewer(), found),
        executive=executive_seen(viewer(), found.meeting, [found]).get(found.id),
        address=shown.address,
        today=today(),
        put_up=put_up_for_approval(viewer(), found),
        beside=queries.items_beside(viewer(), found),
    )


def _find(item_id: int | None) -> AgendaItem:
    return (queries.item_page(viewer(), item_id) if item_id else None) or abort(404)


@bp.get("/minutes/<code>/<period>/<number>/<address>")
@open_to_all
def clause(code: str, period: str, number: str, address: str) -> str:
    found = _find(queries.item_of_minute(viewer(), code, period, number))
    return _clause_page(found, _clause_of(found, address=address.lower()))


@bp.get("/clauses/<int:clause_id>")
@open_to_all
def clause_by_id(clause_id: int) -> str | Response:
    """The address of a clause until its minute has a number; then it leads to the cited one."""
    found = _find(queries.item_of_clause(clause_id))
    wanted = _clause_of(found, id=clause_id)
    if found.minute:
        return redirect(clause_address(wanted, found.minute))
    return _clause_page(found, wanted)


def _clause_of(item: AgendaItem, **wanted: object) -> ResolutionClause:
    """The clause, if there is one that the viewer may read at least as its public twin."""
    if not sees_minutes(viewer(), item.meeting):
        abort(404)
    [(name, value)] = wanted.items()
    clauses = (clause for block in item.resolutions for clause in block.clauses)
    found = next((c for c in clauses if getattr(c, name) == value), None)
    return found if found and words_seen(viewer(), item, found) else abort(404)


def _clause_page(item: AgendaItem, clause: ResolutionClause) -> str:
    shown = show_item(viewer(), item)
    return render_template(
        "record/clause.html",
        clause=clause,
        item=item,
        shown=shown,
        full=clause_in_full(shown, clause.id),
        meeting=item.meeting,
        address=clause_address(clause, shown.minute),
        stands=standing_of(viewer(), clause),
        executive=executive_of(viewer(), clause),
        actions=actions_of_clause(viewer(), clause),
        today=today(),
    )
