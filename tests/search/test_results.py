"""The page of results, as people read it."""

from datetime import date

import pytest
from sqlalchemy import event

from app.database import db
from app.decisions.rules import Outcome
from tests.factories import (
    a_body,
    a_person,
    a_published_meeting,
    a_recommendation,
    an_action,
    an_item,
)
from tests.search.stories import a_published_item


def words_of(page, selector: str) -> list[str]:
    return [" ".join(tag.text.split()) for tag in page.select(selector)]


def test_each_hit_says_how_the_minutes_of_its_meeting_stand(catch_up, browser):
    a_published_item()
    catch_up()

    hits = browser.get("/search?q=charges").select(".resolved-hit")

    assert hits
    assert all(hit.select_one("[data-minutes-state='published as draft']") for hit in hits)
    assert "Draft minutes" in hits[0].text


def test_a_clause_is_found_with_its_citation_body_date_and_marked_words(catch_up, browser):
    a_published_item()
    catch_up()

    page = browser.get("/search?q=agreed+charges+kind:resolution")

    assert page.title.text.startswith("agreed charges kind:resolution – search")
    assert words_of(page, "#found") == ["1 result"]
    assert words_of(page, ".resolved-hit h3 a") == ["Parking charges TC 1/2025 (2)"]
    assert words_of(page, ".resolved-hit__details") == [
        "Resolution, Traffic Committee, 5 March 2026"
    ]
    assert words_of(page, ".resolved-hit__snippet") == ["Agreed the charges for 2017."]
    assert words_of(page, ".resolved-hit__snippet mark") == ["Agreed", "charges"]
    assert page.select_one(".resolved-hit a")["href"] == "/minutes/tc/2025/1/2"


def test_a_recommendation_says_what_became_of_it(catch_up, browser):
    item = a_published_item(clauses=("Noted the otters.",))
    recommended = a_recommendation(item)
    recommended.clauses[0].text, recommended.clauses[0].outcome = "Buy a badger", Outcome.DEFERRED
    catch_up()

    page = browser.get("/search?q=badger")

    assert words_of(page, ".resolved-hit__details") == [
        "Recommendation, Traffic Committee, 5 March 2026: deferred"
    ]


def test_every_hit_leads_to_a_page_that_shows_it(catch_up, browser):
    item = a_published_item(clauses=("Noted the otters.", "Agreed the otters."))
    item.title = "Otters"
    catch_up()

    page = browser.get("/search?q=otters+OR+kind:recommendation")
    links = [tag["href"] for tag in page.select(".resolved-hit a")]

    assert len(links) == 5
    for link in links:
        path, _, anchor = link.partition("#")
        target = browser.get(path)
        assert "Otters" in target.select_one("main").text
        assert not anchor or target.find(id=anchor)


def test_every_result_is_counted_in_a_year_or_as_without_a_date(catch_up, clerk):
    item = a_published_item(title="Otters", clauses=("Noted the otters.",))
    db.session.add_all(
        [
            an_action(text="Count otters", body=item.meeting.body, raised_on=date(2025, 6, 1)),
            a_person("Otters Lee"),
        ]
    )
    db.session.commit()
    catch_up()

    page = clerk.get("/search?q=otters")
    total = len(page.select(".resolved-hit"))
    (years,) = [f for f in page.select(".resolved-facet") if "Municipal year" in f.text]

    assert {"2025/26", "No date"} <= {link.text for link in years.select("a")}
    counts = [int(tag.text.split()[0]) for tag in years.select(".resolved-facet__count")]
    assert sum(counts) == total


def test_stored_markup_is_shown_as_the_words_it_is(catch_up, browser):
    a_published_item(title="<script>alert(1)</script> parking", text="<img src=x> & parking")
    catch_up()

    page = browser.get("/search?q=parking+kind:minutes")

    assert page.select("main script, main img") == []
    assert "<script>alert(1)</script>" in page.select_one(".resolved-hit h3").text
    assert "<img src=x> & parking" in page.select_one(".resolved-hit__snippet").text


def test_what_was_typed_is_shown_as_the_words_it_is(browser, catch_up):
    catch_up()

    page = browser.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert page.select("main script") == []
    assert "No results for “<script>alert(1)</script>”" in " ".join(page.text.split())
    assert page.select_one("#q")["value"] == "<script>alert(1)</script>"


@pytest.mark.parametrize("path", ["/search", "/search?q=", "/search?q=++", "/search?q=%21%3F"])
def test_nothing_to_look_for_asks_for_something(browser, path):
    assert "Type some words" in browser.get(path).select_one("main").text


def choices(page) -> dict[str, list[str]]:
    """The facets offered, each value with its count."""
    return {
        facet.h3.text: words_of(facet, ".resolved-facet__values li")
        for facet in page.select(".resolved-facet")
    }


def test_facets_are_offered_with_counts_and_chosen_and_taken_off_one_by_one(catch_up, browser):
    a_published_item()
    a_published_item(body=a_body("Cabinet", code="CAB"), clauses=("Agreed the charges.",))
    catch_up()

    page = browser.get("/search?q=charges")
    assert choices(page)["Kind"][0] == "Resolution 3 results"
    page = browser.get(page.find("a", string="Resolution")["href"])
    assert words_of(page, "#found") == ["3 results"]
    page = browser.get(page.find("a", string="Agenda item")["href"])
    assert words_of(page, "#found") == ["5 results"]
    page = browser.get(page.find("a", string="Cabinet")["href"])
    assert words_of(page, "#found") == ["2 results"]
    assert choices(page)["Body"] == ["Traffic Committee 3 results", "Cabinet 2 results, chosen"]
    assert words_of(page, ".resolved-chosen li a") == [
        "Remove Kind: Resolution",
        "Remove Kind: Agenda item",
        "Remove Body: Cabinet",
    ]

    page = browser.get(page.select(".resolved-chosen li a")[0]["href"])

    assert words_of(page, "#found") == ["1 result"]
    assert words_of(page, ".resolved-chosen li a") == [
        "Remove Kind: Agenda item",
        "Remove Body: Cabinet",
    ]


def test_a_new_search_keeps_what_was_chosen(catch_up, browser):
    a_published_item()
    catch_up()

    page = browser.get("/search?q=charges&kind=resolution&in=force")

    kept = [(tag["name"], tag["value"]) for tag in page.select("main input[type=hidden]")]
    assert kept == [("kind", "resolution"), ("in", "force")]


@pytest.mark.parametrize(
    "asked", ["kind=tree", "body=999", "person=1e5", "year=x", "in=x", "kind="]
)
def test_a_value_that_nothing_has_finds_nothing_and_can_be_taken_off(catch_up, browser, asked):
    a_published_item()
    catch_up()

    page = browser.get(f"/search?q=charges&{asked}")

    assert len(page.select(".resolved-chosen li a")) == (asked != "kind=")
    assert bool(page.select(".resolved-hit")) == (asked == "kind=")


def test_someone_whom_the_reader_may_not_know_is_not_named_by_the_address(catch_up, browser):
    person = a_person("Zara Hidden")
    db.session.add(person)
    catch_up()

    page = browser.get(f"/search?q=charges&person={person.id}")

    assert words_of(page, ".resolved-chosen li a") == ["Remove Person: Unknown person"]


def test_another_spelling_is_a_link_to_that_search(catch_up, browser):
    a_published_item()
    catch_up()

    page = browser.get("/search?q=parkking&kind=item")

    link = page.select_one(".resolved-meant a")
    assert (link.text, link["href"]) == ("parking", "/search?q=parking&kind=item")
    assert "Nothing was found for “parkking”. These are the results for" in page.text
    assert len(page.select(".resolved-hit")) == 1
    assert not page.select("#watching"), "what would be kept is the search that found nothing"


def test_all_words_of_a_likelier_spelling_go_before_some_of_those_typed(catch_up, browser):
    db.session.add_all([a_body("Parking Charges Panel"), a_body("Charges Board")])
    catch_up()

    page = browser.get("/search?q=parkking+charges")

    assert words_of(page, ".resolved-hit h2, .resolved-hit h3") == ["Parking Charges Panel"]
    assert "Nothing was found for “parkking charges”" in page.text
    page = browser.get("/search?q=parkking+charges+zebra")
    assert "Nothing was found for" not in page.text
    assert len(page.select(".resolved-hit")) == 2


def test_boxes_left_empty_are_not_in_the_address(browser):
    answer = browser.fetch("/search?q=oak&since-day=&since-month=&since-year=2026&sort=&kind=item")

    assert answer.location == "/search?q=oak&since-year=2026&kind=item"
    assert browser.fetch("/search?q=&sort=").location == "/search"


def test_no_results_comes_with_advice(catch_up, browser):
    body = a_body("Cabinet")
    db.session.add(body)
    catch_up()

    page = browser.get(f"/search?q=otters&body={body.id}&since-year=2026&since-month=1&since-day=1")

    assert "No results for “otters”" in page.text
    assert page.select_one("main .govuk-list--bullet a")["href"] == "/search?q=otters"
    assert page.select_one("details")["open"] is not None


def test_a_query_that_cannot_be_read_says_how_it_was_read(catch_up, browser):
    a_published_item()
    catch_up()

    page = browser.get("/search?q=parking+%22charges")

    assert "a quotation mark without another" in page.select_one(".govuk-inset-text").text
    assert page.select(".resolved-hit")


def test_the_address_holds_the_whole_search(catch_up, browser):
    meeting = a_published_meeting()
    for number in range(45):
        an_item(meeting=meeting, title="Budget", number=str(number + 1))
    db.session.add(meeting)
    catch_up()
    asked = (
        f"q=budget&body={meeting.body.id}&kind=item&since-day=1&since-month=3&since-year=2026"
        "&until-day=31&until-month=3&until-year=2026"
    )

    page = browser.get(f"/search?{asked}")

    assert words_of(page, "#found") == ["45 results, page 1 of 3"]
    assert words_of(page, ".resolved-chosen li a") == [
        "Remove Kind: Agenda item",
        f"Remove Body: {meeting.body.name}",
    ]
    assert page.select_one("#since-year")["value"] == "2026"
    following = page.select_one("[rel=next]")["href"]
    assert set(following.removeprefix("/search?").split("&")) == {*asked.split("&"), "page=2"}
    newest = page.find("a", string="Newest")["href"]
    assert set(newest.removeprefix("/search?").split("&")) == {*asked.split("&"), "sort=newest"}
    last = browser.get(f"{following.replace('page=2', 'page=3')}")
    assert len(last.select(".resolved-hit")) == 5
    assert last.select_one("ol.resolved-hits")["start"] == "41"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("since-day=31&since-month=2&since-year=2026", "From must be a real date"),
        ("since-day=x", "From must be a real date"),
        (
            "since-day=2&since-month=2&since-year=2026&until-day=1&until-month=2&until-year=2026",
            "To must be the same day as From or later",
        ),
        ("sort=size", "Not a valid choice"),
    ],
)
def test_an_answer_that_is_none_is_asked_again(browser, asked, why):
    page = browser.get(f"/search?q=parking&{asked}")

    assert why in page.select_one(".govuk-error-summary").text


@pytest.mark.parametrize(
    "asked",
    [
        "q=" + "x" * 5000,
        "q=" + "%22" * 50,
        "q=" + "(" * 300,
        "q=a*+b*+c*",
        "q=parking&page=0",
        "q=parking&page=-5",
        "q=parking&page=99999999999999999999",
        "q=parking&page=two",
        "q=parking&q=charges&_external=1&_scheme=x&_anchor=y",
        "q=%F0%9F%A6%A6",
        "q=%ff%fe",
        "q=parking&since-day=1&since-month=1&since-year=99999",
    ],
)
def test_nothing_typed_gives_an_error_page(catch_up, browser, asked):
    a_published_item()
    catch_up()

    assert browser.status_of("GET", f"/search?{asked}") == 200


def test_the_page_asks_the_database_the_same_few_questions_for_any_number_of_hits(
    catch_up, browser
):
    meeting = a_published_meeting()
    for number in range(20):
        an_item(meeting=meeting, title="Budget", number=str(number + 1))
    an_item(meeting=meeting, title="Otters", number="99")
    db.session.add(meeting)
    catch_up()
    browser.get("/search?q=otters")

    asked: list[str] = []
    note = lambda *told: asked.append(told[2])  # noqa: E731  # to be taken off again
    event.listen(db.engine, "before_cursor_execute", note)
    browser.get("/search?q=otters")
    of_one = len(asked)
    page = browser.get("/search?q=budget")
    event.remove(db.engine, "before_cursor_execute", note)

    assert len(page.select(".resolved-hit")) == 20
    assert len(asked) - of_one == of_one
