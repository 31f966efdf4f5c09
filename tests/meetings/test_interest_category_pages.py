from app.database import db
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory
from tests.factories import a_meeting, a_person


def names():
    db.session.expire_all()
    return [c.name for c in db.session.scalars(db.select(InterestCategory))]


def test_an_empty_scheme_begins_with_the_usual_categories_once(clerk):
    assert "There are none yet" in clerk.get("/interest-categories").text

    clerk.post("/interest-categories")
    clerk.post("/interest-categories")

    assert len(names()) == 5


def test_a_category_is_added_and_changed(clerk):
    clerk.post("/interest-categories/new", name="Lobbied", may_speak="y", may_vote="y")
    (kept,) = db.session.scalars(db.select(InterestCategory))

    page = clerk.post(f"/interest-categories/{kept.id}/edit", name="Lobbying", must_leave="y")

    assert "Leaves the room, may not speak, may not vote" in page.text
    assert names() == ["Lobbying"]


def test_two_categories_cannot_share_a_name(clerk):
    clerk.post("/interest-categories/new", name="Personal", may_speak="y")

    page = clerk.post("/interest-categories/new", name="Personal", may_speak="y")

    assert "There is already a category of this name" in page.select_one("#name-error").text


def test_a_category_that_was_declared_stays(clerk):
    category = InterestCategory(name="Personal")
    meeting = a_meeting()
    declare_interest(meeting, a_person(), category=category, nature="")
    db.session.add_all([category, meeting])
    db.session.commit()

    page = clerk.post(f"/interest-categories/{category.id}/remove")

    assert page.select(".govuk-error-summary")
    assert names() == ["Personal"]


def test_a_category_nobody_declared_is_removed(clerk):
    clerk.post("/interest-categories")
    kept = db.session.scalars(db.select(InterestCategory)).first()

    clerk.post(f"/interest-categories/{kept.id}/remove")

    assert len(names()) == 4
