import pytest

from app.agenda.models import Matter
from app.database import db
from tests.factories import a_matter, a_meeting, an_item


@pytest.fixture
def item(app):  # noqa: ARG001  # kept in the app's database
    item = an_item(meeting=a_meeting())
    db.session.add(item.meeting)
    db.session.commit()
    return item


def slugs():
    db.session.expire_all()
    return sorted(db.session.scalars(db.select(Matter.slug)))


def test_a_matter_is_added_with_an_address_of_its_own(clerk):
    clerk.post("/matters/new", title="School streets", summary="Cars by schools.")
    page = clerk.post("/matters/new", title="School streets")

    assert "Matter added" in page.text
    assert slugs() == ["school-streets", "school-streets-2"]


def test_a_matter_called_new_does_not_hide_the_page_that_adds_one(clerk):
    clerk.post("/matters/new", title="New")

    assert slugs() == ["new-2"]
    assert clerk.get("/matters/new").h1.text == "Add a matter"


def test_a_matter_is_reworded_and_keeps_its_address(clerk):
    db.session.add(a_matter("School streets"))
    db.session.commit()

    clerk.post("/matters/school-streets/edit", title="Streets by schools")

    assert slugs() == ["school-streets"]
    assert db.session.scalars(db.select(Matter)).one().title == "Streets by schools"


def test_an_item_joins_a_matter_and_leaves_it(clerk, item):
    matter = a_matter("School streets")
    db.session.add(matter)
    db.session.commit()

    page = clerk.post(f"/items/{item.id}/matter", matter=matter.id)
    assert "Part of the matter: School streets" in page.text
    clerk.post(f"/items/{item.id}/matter", matter="")

    db.session.expire_all()
    assert item.matter is None


def test_an_item_begins_a_new_matter(clerk, item):
    clerk.post(f"/items/{item.id}/matter", new_title="School streets")

    db.session.expire_all()
    assert item.matter.slug == "school-streets"
