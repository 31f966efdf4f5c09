from flask import Blueprint, abort, render_template
from sqlalchemy import select

from app.accounts.permissions import open_to_all, viewer
from app.agenda.models import AgendaItem, Matter
from app.bodies.models import Body
from app.database import db
from app.meetings.models import Meeting
from app.people.models import Person
from app.record.visibility import sees_meeting

bp = Blueprint("record", __name__)


@bp.get("/bodies")
@open_to_all
def bodies() -> str:
    return render_template("record/stub.html", heading="Bodies")


@bp.get("/bodies/<slug>")
@open_to_all
def body(slug: str) -> str:
    found = db.first_or_404(select(Body).where(Body.slug == slug))
    return render_template("record/stub.html", heading=found.name)


@bp.get("/people")
@open_to_all
def people() -> str:
    return render_template("record/stub.html", heading="People")


@bp.get("/people/<int:person_id>")
@open_to_all
def person(person_id: int) -> str:
    return render_template("record/stub.html", heading=db.get_or_404(Person, person_id).name)


@bp.get("/meetings")
@open_to_all
def meetings() -> str:
    return render_template("record/stub.html", heading="Meetings")


@bp.get("/meetings/<int:meeting_id>")
@open_to_all
def meeting(meeting_id: int) -> str:
    found = db.get_or_404(Meeting, meeting_id)
    if not sees_meeting(viewer(), found):
        abort(404)
    return render_template("record/stub.html", heading=found.body.name)


@bp.get("/items/<int:item_id>")
@open_to_all
def item(item_id: int) -> str:
    return render_template("record/stub.html", heading=db.get_or_404(AgendaItem, item_id).title)


@bp.get("/matters")
@open_to_all
def matters() -> str:
    return render_template("record/stub.html", heading="Matters")


@bp.get("/matters/<slug>")
@open_to_all
def matter(slug: str) -> str:
    found = db.first_or_404(select(Matter).where(Matter.slug == slug))
    return render_template("record/stub.html", heading=found.title)


@bp.get("/minutes/<code>/<period>/<number>")
@open_to_all
def minute(code: str, period: str, number: str) -> str:
    return render_template("record/stub.html", heading="M")


@bp.get("/minutes/<code>/<period>/<number>/<address>")
@open_to_all
def clause(code: str, period: str, number: str, address: str) -> str:
    return render_template("record/stub.html", heading="M")


@bp.get("/clauses/<int:clause_id>")
@open_to_all
def clause_by_id(clause_id: int) -> str:
    return render_template("record/stub.html", heading="M")
