"""Draft minutes read by the chair and the presenters before they are published."""

from app.database import db
from app.mail import kept_messages, wait_for_messages
from app.meetings.rules import MinutesState
from tests.letters import link_in
from tests.life.steps import exempt, signed_in, state_of


def test_draft_minutes_are_reviewed_by_the_chair_and_the_presenter_alone(
    app, clerk, browser, meeting, people
):
    review = f"/meetings/{meeting.id}/minutes/review"
    trees = meeting.items[1]
    assert signed_in(app, people["chair"]).status_of("GET", review) == 403
    clerk.post(f"{review}/begin", note="By Friday, please")
    assert state_of(meeting) is MinutesState.IN_REVIEW

    presenter = signed_in(app, people["presenter"])
    front = presenter.get("/")
    page = presenter.get(review)
    comment = presenter.get(f"/items/{trees.id}/comments/new?paragraph=1")
    presenter.post(
        f"/items/{trees.id}/comments/new?paragraph=1",
        passage=comment.select_one("[name=passage]")["value"],
        text="It is felled",
    )

    assert "Parks Committee, 5 March 2026" in front.select_one("#to-review").parent.text
    assert "The oak will be feled." in page.text
    assert "It is felled" in signed_in(app, people["chair"]).get(review).text
    assert signed_in(app, people["stranger"]).status_of("GET", review) == 403
    assert browser.status_of("GET", review) == 302
    public = browser.get(f"/meetings/{meeting.id}").text
    assert "review" not in public
    assert "feled" not in public


def test_reviewers_are_told_by_mail_that_says_nothing_of_the_minutes(clerk, meeting, people):
    clerk.post(f"/meetings/{meeting.id}/minutes/review/begin", note="The oak, please")

    wait_for_messages()
    sent = kept_messages()
    assert {m.to for m in sent} == {people[who].account.email for who in ("chair", "presenter")}
    assert {link_in(m) for m in sent} == {f"/meetings/{meeting.id}/minutes/review"}
    assert not any("oak" in m.text.lower() or "oak" in m.subject.lower() for m in sent)


def test_comments_wait_until_the_clerk_settles_them(app, clerk, meeting, people):
    trees = meeting.items[1]
    clerk.post(f"/meetings/{meeting.id}/minutes/review/begin")
    chair = signed_in(app, people["chair"])
    chair.post(f"/items/{trees.id}/comments/new", text="Who asked about bats?", passage="")

    before = clerk.get(f"/meetings/{meeting.id}/minutes/publish")
    writing = clerk.get(f"/items/{trees.id}/minutes")
    settle = writing.select_one("#comments").parent.select_one("a[href*=settle]")["href"]
    clerk.post(settle, answer="Councillor Lee; added.")
    after = clerk.get(f"/meetings/{meeting.id}/minutes/publish")

    assert "Not settled: councillor" in before.select_one(".govuk-inset-text").text
    assert "Who asked about bats?" in before.text
    assert "Not settled" not in after.text
    review = chair.get(f"/meetings/{meeting.id}/minutes/review").text
    assert "Councillor Lee; added." in review
    assert "already" in clerk.post(settle).select_one(".govuk-error-summary").text


def test_a_comment_on_a_paragraph_that_changed_is_refused_and_kept_as_typed(
    app, clerk, meeting, people
):
    trees = meeting.items[1]
    clerk.post(f"/meetings/{meeting.id}/minutes/review/begin")
    presenter = signed_in(app, people["presenter"])

    page = presenter.post(f"/items/{trees.id}/comments/new", text="Wrong", passage="Old words")

    assert "was changed while you were writing" in page.select_one(".govuk-error-summary").text
    assert page.select_one("textarea").text.strip() == "Wrong"


def test_whoever_reviews_reads_nothing_exempt_unless_a_member(app, clerk, meeting, people):
    item = exempt(meeting, people["presenter"])
    clerk.post(f"/meetings/{meeting.id}/minutes/review/begin")
    presenter = signed_in(app, people["presenter"])

    page = presenter.get(f"/meetings/{meeting.id}/minutes/review")

    assert "not for publication" in page.select_one(f"#item-{item.id}").text
    assert "CANARY" not in page.text
    for address in ("comments/new", "comments/new?paragraph=1"):
        assert presenter.status_of("GET", f"/items/{item.id}/{address}") == 404


def test_whoever_reviews_an_open_item_reads_no_clause_of_it_that_is_not_public(
    app, clerk, meeting, people
):
    clause = meeting.items[1].resolutions[0].clauses[0]
    clause.text, clause.restricted = "That Mr Vole be paid £900.", True
    db.session.commit()
    clerk.post(f"/meetings/{meeting.id}/minutes/review/begin")
    address = f"/meetings/{meeting.id}/minutes/review"

    presenter, chair = (signed_in(app, people[who]).get(address) for who in ("presenter", "chair"))

    assert "Mr Vole" not in presenter.text
    assert "Not for publication" in presenter.text
    assert "Mr Vole" in chair.text
