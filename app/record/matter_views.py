"""Matters, each a history of what was decided on one subject and by whom."""

from flask import abort, render_template

from app.accounts.permissions import open_to_all, viewer
from app.clock import today
from app.record import matter_queries as queries
from app.record.action_queries import open_actions_of_matter
from app.record.blueprint import bp
from app.web.paging import page_of

PER_PAGE = 50


@bp.get("/matters")
@open_to_all
def matters() -> str:
    page = page_of(queries.matters(viewer()), PER_PAGE)
    considered = queries.last_considered(viewer(), page.items)
    return render_template("record/matters.html", page=page, considered=considered)


@bp.get("/matters/<slug>")
@open_to_all
def matter(slug: str) -> str:
    found = queries.matter_named(viewer(), slug) or abort(404)
    history = queries.history(viewer(), found)
    return render_template(
        "record/matter.html",
        matter=found,
        history=history,
        left_open=queries.left_open(history),
        actions=open_actions_of_matter(viewer(), found),
        today=today(),
    )
