import pytest

from app.bodies.models import BodyLink
from app.bodies.rules import LinkKind
from app.database import db
from tests.factories import a_body, an_organisation

LINKS = "/bodies/hub/links"


@pytest.fixture
def hub(app):  # noqa: ARG001  # kept in the app's database
    hub = a_body("Hub")
    db.session.add(hub)
    db.session.commit()
    return hub


@pytest.fixture
def link(hub):
    link = BodyLink(body=hub, kind=LinkKind.WEBSITE, url="https://hub.example")
    db.session.add(link)
    db.session.commit()
    return link


def _links():
    db.session.expire_all()
    return [(link.kind, link.leads_to) for link in db.session.scalars(db.select(BodyLink))]


@pytest.mark.usefixtures("hub")
def test_a_body_without_links_says_so(clerk):
    assert "has not been entered yet" in clerk.get(LINKS).text


@pytest.mark.usefixtures("hub")
def test_a_clerk_links_a_body_to_an_organisation(clerk):
    alliance = an_organisation("Alliance")
    db.session.add(alliance)
    db.session.commit()

    page = clerk.post(
        f"{LINKS}/add", kind="grew out of", organisation=str(alliance.id), words="in part"
    )

    assert "Link added" in page.text
    assert _links() == [(LinkKind.GREW_OUT_OF, "Alliance")]
    assert "in part" in page.select_one("dl").text


@pytest.mark.usefixtures("hub")
def test_a_clerk_links_a_body_to_another(clerk):
    council = a_body("Council")
    db.session.add(council)
    db.session.commit()

    clerk.post(f"{LINKS}/add", kind="reports to", other_body=str(council.id))

    assert _links() == [(LinkKind.REPORTS_TO, "Council")]


@pytest.mark.parametrize(
    ("answers", "at"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "part of"}, "kind"),
        ({"kind": "website"}, "url"),
        ({"kind": "website", "url": "javascript:alert(1)"}, "url"),
    ],
)
@pytest.mark.usefixtures("hub")
def test_a_link_that_leads_nowhere_is_refused_at_its_answer(clerk, answers, at):
    page = clerk.post(f"{LINKS}/add", words="as typed", **answers)

    assert page.select(f"#{at}-error")
    assert page.select_one("#words")["value"] == "as typed"
    assert _links() == []


def test_a_body_is_not_linked_to_itself(clerk, hub):
    page = clerk.post(f"{LINKS}/add", kind="part of", other_body=str(hub.id))

    assert "cannot be linked to itself" in page.select_one("#other_body-error").text


def test_a_link_is_corrected(clerk, link):
    page = clerk.post(
        f"/body-links/{link.id}/edit", kind="website", url="https://hub.example/new", words="Home"
    )

    assert "Link saved" in page.text
    assert _links() == [(LinkKind.WEBSITE, "Home")]


def test_a_link_is_removed_after_asking(clerk, link):
    address = f"/body-links/{link.id}/remove"

    assert "Hub website https://hub.example" in clerk.get(address).text
    clerk.post(address)
    assert _links() == []


def test_the_form_holds_what_is_known(clerk, link):
    page = clerk.get(f"/body-links/{link.id}/edit")

    assert page.select_one("#kind option[selected]")["value"] == "website"
    assert page.select_one("#url")["value"] == "https://hub.example"
