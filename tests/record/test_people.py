from datetime import date

from app.bodies.rules import MemberRole
from app.database import db
from tests.factories import a_body, a_membership, a_person


def some_people(*names: str) -> None:
    body = a_body("Parks Board")
    for name in names:
        a_membership(body, a_person(name))
    db.session.add(body)
    db.session.commit()


def names_on(page) -> list[str]:
    return [a.text for a in page.select(".resolved-people a")]


def test_people_are_listed_by_family_name_under_its_letter(browser):
    some_people("Zoe Adams", "Ann Ray", "Bob Adams")

    page = browser.get("/people")

    assert [h.text for h in page.select("h2")] == ["A", "R"]
    assert names_on(page) == ["Bob Adams", "Zoe Adams", "Ann Ray"]


def test_where_someone_sits_now_is_told(browser):
    body, person = a_body("Parks Board"), a_person("Ann Lee")
    a_membership(body, person, role=MemberRole.CHAIR)
    past = a_membership(a_body("Tramways"), person, ends_on=date(2001, 1, 1))
    db.session.add_all([body, past.body])
    db.session.commit()

    assert browser.get("/people").select_one(".resolved-people .resolved-muted").text == (
        "Parks Board (chair)"
    )


def test_the_list_is_filtered_by_any_part_of_a_name(browser):
    some_people("Ann Lee", "Leeann Ray", "Bob Dee")

    assert names_on(browser.get("/people?name=LEE")) == ["Ann Lee", "Leeann Ray"]


def test_a_percent_sign_is_only_a_percent_sign(browser):
    some_people("Ann Lee")

    page = browser.get("/people?name=%25")

    assert names_on(page) == []
    assert "Nobody fits." in page.text


def test_the_list_is_filtered_by_letter(browser):
    some_people("Ann Lee", "Bob Dee")

    page = browser.get("/people?letter=d")

    assert names_on(page) == ["Bob Dee"]
    assert page.select_one(".resolved-letters [aria-current]").text == "D"


def test_the_list_is_paged_and_a_filter_stays_from_page_to_page(browser):
    some_people(*(f"Ann{number:03} Lee" for number in range(51)))

    page = browser.get("/people?name=ann")

    assert len(names_on(page)) == 50
    onward = page.select_one(".govuk-pagination__next a")["href"]
    assert onward == "/people?name=ann&page=2"
    assert names_on(browser.get(onward)) == ["Ann050 Lee"]


def test_nobody_is_said_in_words(browser):
    assert "Nobody has been entered." in browser.get("/people").text


def test_pages_that_are_not_there_are_not_found(browser):
    for page in ("2", "0", "-1", "99999999999999999999"):
        assert browser.status_of("GET", f"/people?page={page}") == 404
