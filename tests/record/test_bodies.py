from app.bodies.rules import BodyKind
from app.database import db
from tests.factories import a_body


def test_bodies_are_listed_by_kind(browser):
    council = a_body("Council", kind=BodyKind.COUNCIL, code="C")
    panels = [a_body(f"{name} Panel", kind=BodyKind.SCRUTINY) for name in ("Roads", "Homes")]
    group = a_body("Crossings Group", kind=BodyKind.OUTSIDE_BODY)
    group.parent = panels[0]
    db.session.add_all([council, *panels, group])
    db.session.commit()

    page = browser.get("/bodies")

    assert [h.text for h in page.select("h2")] == [
        "Full council",
        "Scrutiny panels",
        "Outside bodies",
    ]
    assert [a.text for a in page.select(".resolved-bodies a")] == [
        "Council",
        "Homes Panel",
        "Roads Panel",
        "Crossings Group",
    ]
    assert "part of Roads Panel" in page.text


def test_a_dissolved_body_stands_apart(browser):
    db.session.add_all([a_body("Tramways", dissolved="1951-09"), a_body("Parks")])
    db.session.commit()

    page = browser.get("/bodies")

    heading = page.find("h2", string="No longer sitting")
    assert "Tramways dissolved in September 1951" in heading.find_next("ul").get_text(
        " ", strip=True
    )


def test_no_bodies_are_said_in_words(browser):
    assert "No bodies have been entered." in browser.get("/bodies").text
