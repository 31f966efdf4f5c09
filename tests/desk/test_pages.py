"""The drafting desk: one page for the whole meeting."""

from datetime import date

from app.actions.models import Action
from app.agenda.approval_models import MinutesToApprove
from app.agenda.models import AgendaItem
from app.agenda.operations import publish_minutes, write_minutes
from app.database import db
from app.desk.models import StockPhrase
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.factories import (
    NOW,
    a_meeting,
    an_item,
)


def test_the_desk_holds_every_item_with_its_words_and_decisions(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/desk")

    schools = page.select_one(f"#item-{meeting.items[1].id}")
    assert schools.select_one("textarea").text.strip() == "The Board met."
    for words in ("Note it", "Agreed it", "Send the plan"):
        assert words in schools.text
    assert "Part one" in page.text


def test_an_item_for_minutes_leads_to_approving_them_until_they_are(clerk, meeting):
    earlier, item = a_meeting(body=meeting.body, held_on=date(2024, 3, 4)), meeting.items[1]
    item.to_approve = [MinutesToApprove(meeting=earlier)]
    db.session.commit()
    link = f"#item-{item.id} a[href='/meetings/{earlier.id}/minutes/approve']"

    before = clerk.get(f"/meetings/{meeting.id}/desk").select(link)
    earlier.minutes_state, earlier.minutes_published_at = MinutesState.APPROVED, NOW
    db.session.commit()
    after = clerk.get(f"/meetings/{meeting.id}/desk").select(link)

    assert ([a.text for a in before], after) == (["Approve the minutes of 4 March 2024"], [])


def test_an_exempt_item_is_written_on_its_own_page(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/desk")

    contract = page.select_one(f"#item-{meeting.items[2].id}")
    assert not contract.select("textarea")
    assert contract.select_one(f'a[href="/items/{meeting.items[2].id}/minutes"]')


def typed(page, **more):
    """What a page without scripts sends with any press: every named box of its one form."""
    form = page.select_one("form#desk")
    boxes = {box["name"]: box.text.removeprefix("\n") for box in form.select("textarea[name]")}
    lines = {
        line["name"]: line.get("value", "")
        for line in form.select("input[name]:not([type=checkbox])")
    }
    return boxes | lines | more


def text_of(item):
    db.session.expire_all()
    return db.session.get(AgendaItem, item.id).minutes.text


def test_saving_without_scripts_comes_back_to_the_desk(clerk, meeting):
    schools, desk = meeting.items[1], f"/meetings/{meeting.id}/desk"
    sent = typed(clerk.get(desk), save=str(schools.id), **{f"{schools.id}-text": "It met again."})

    answer = clerk.send("POST", desk, **sent)

    assert answer.location.endswith(f"{desk}#item-{schools.id}")
    assert text_of(schools) == "It met again."


def test_whatever_is_pressed_the_words_of_every_item_are_kept(clerk, meeting):
    schools = meeting.items[1]
    roads = an_item(meeting=meeting, title="Roads", text="Nothing yet.")
    db.session.commit()
    ann = str(meeting.attendances[0].person_id)
    desk = f"/meetings/{meeting.id}/desk"
    presses = {
        desk: {"save": str(roads.id)},
        f"{desk}/attendance": {"mark": f"{ann}:present"},
        f"{desk}/times": {"started_at": "17:00"},
        f"/items/{roads.id}/moved": {f"{roads.id}-person": ann, f"{roads.id}-way": "left"},
        f"/items/{roads.id}/declared": {f"{roads.id}-person": ann, f"{roads.id}-nature": "Owner"},
        f"/items/{schools.id}/agree?desk=1": {},
        f"{desk}/adjournment": {"adjourned_at": "18:00"},
    }

    for address, pressed in presses.items():
        words = f"Written before {address}"
        new = {f"{schools.id}-text": words, f"{roads.id}-text": f"{words}, too"}
        clerk.post(address, **typed(clerk.get(desk), **new, **pressed))

        assert (text_of(schools), text_of(roads)) == (words, f"{words}, too")


def test_what_is_half_filled_in_stays_where_it_stands(clerk, meeting):
    schools, contract = meeting.items[1:3]
    ann = str(meeting.attendances[0].person_id)
    desk = f"/meetings/{meeting.id}/desk"
    begun = {
        f"{schools.id}-person": ann,
        f"{schools.id}-nature": "Governor of a school",
        f"{schools.id}-left_room": "y",
        f"{contract.id}-at": "17:3",
        "ended_at": "19:1",
        "note": "No power",
    }
    moved = {f"{contract.id}-person": ann, f"{contract.id}-way": "left", f"{contract.id}-at": ""}

    page = clerk.post(f"{desk}/attendance", **typed(clerk.get(desk), all="y", **begun))
    sent = typed(page) | {f"{schools.id}-person": ann, f"{schools.id}-left_room": "y"}
    assert {name: sent[name] for name in begun} == begun
    assert page.select_one(f'[name="{schools.id}-person"] option[selected]')["value"] == ann
    assert page.select_one(f'[name="{schools.id}-left_room"][checked]')
    page = clerk.post(f"/items/{contract.id}/moved", **sent | moved)

    left = typed(page)
    assert "left the meeting" in page.select_one(f"#here-{contract.id}").text
    assert (left["ended_at"], left["note"]) == ("19:1", "No power")
    assert left[f"{schools.id}-nature"] == "Governor of a school"
    assert not page.select(f'[name="{contract.id}-person"] option[selected]')


def test_words_that_clash_are_shown_with_theirs_before_anything_is_done(clerk, meeting):
    schools, desk = meeting.items[1], f"/meetings/{meeting.id}/desk"
    roads = an_item(meeting=meeting, title="Roads", text="Nothing yet.")
    db.session.commit()
    page = clerk.get(desk)
    write_minutes(schools, "Theirs.", seen=1, now=NOW)
    write_minutes(roads, "Theirs of roads.", seen=1, now=NOW)
    db.session.commit()
    mine = {f"{schools.id}-text": "Mine.", "ended_at": "19:00"}

    page = clerk.post(f"/items/{schools.id}/agree?desk=1", **typed(page, **mine))

    assert "Someone else saved these minutes" in page.select_one("[role=alert]").text
    words = page.select_one(f"#item-{schools.id}")
    assert words.select_one("ins")
    assert words.select_one("del")
    assert (text_of(schools), text_of(roads)) == ("Theirs.", "Theirs of roads.")
    again = typed(page, save=str(schools.id))
    assert (again[f"{schools.id}-text"], again["ended_at"]) == ("Mine.", "19:00")
    clerk.post(desk, **again)
    assert (text_of(schools), text_of(roads)) == ("Mine.", "Theirs of roads.")


def test_nobody_writes_along_what_they_may_not(councillor, meeting):
    schools = meeting.items[1]
    sent = {"desk": str(meeting.id), f"{schools.id}-text": "Not theirs.", f"{schools.id}-seen": "1"}

    councillor.send("POST", f"/items/{schools.id}/agree", **sent)

    assert text_of(schools) == "The Board met."


def test_a_meeting_without_items_leads_to_its_agenda(clerk):
    meeting = a_meeting()
    db.session.add(meeting)
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/desk")

    assert page.select_one(f'main a[href="/meetings/{meeting.id}/agenda"]')


def test_sentences_of_the_house_are_kept_offered_and_removed(clerk, meeting):
    page = clerk.get("/manage/phrases")
    assert "There is none yet" in page.text
    clerk.post("/manage/phrases", text="There were no declarations of interest.")

    page = clerk.post("/manage/phrases", text="There were no declarations of interest.")

    assert "on the list already" in page.text
    assert "There were no declarations" in str(clerk.get(f"/meetings/{meeting.id}/desk"))
    phrase = db.session.scalars(db.select(StockPhrase)).one()
    page = clerk.post(f"/manage/phrases/{phrase.id}/remove")
    assert "There is none yet" in page.text


def test_the_desk_of_approved_minutes_offers_nothing_that_is_refused(clerk, meeting):
    move_minutes(meeting, MinutesState.APPROVED, NOW)
    db.session.commit()

    main = clerk.get(f"/meetings/{meeting.id}/desk").select_one("main")

    leads = {link["href"] for link in main.select("a")} - {f"/meetings/{meeting.id}"}
    reads = {f"/items/{item.id}" for item in meeting.items[1:]}
    anchors = {f"#item-{item.id}" for item in meeting.items[1:]}
    action = db.session.scalars(db.select(Action)).one()
    assert leads == reads | anchors | {f"/actions/{action.id}"}
    assert not main.select("form button, textarea")


def test_what_an_item_asks_about_the_room_comes_when_it_is_asked_for(clerk, meeting):
    schools, desk = meeting.items[1], f"/meetings/{meeting.id}/desk"
    page = clerk.get(desk)
    assert not page.select(f"[name='{schools.id}-person']")

    piece = clerk.send("GET", f"/items/{schools.id}/desk").get_data(as_text=True)
    sent = typed(page, open=str(schools.id), **{f"{schools.id}-text": "Kept."})
    opened = clerk.post(desk, **sent)

    assert f'id="here-{schools.id}"' in piece
    assert f'name="{schools.id}-person"' in piece
    assert opened.select_one(f"#here-{schools.id} [name='{schools.id}-person']")
    assert text_of(schools) == "Kept."


def test_an_exempt_part_of_an_open_item_is_written_apart(clerk, browser, meeting):
    schools = meeting.items[1]
    address = f"/items/{schools.id}/minutes"
    before = clerk.get(address)
    assert before.select_one("button[name=exempt]")
    seen = before.select_one("#seen")["value"]

    page = clerk.post(address, text="The bids were heard.", seen=seen, exempt="y")
    answers = {"text": "The bids were heard.", "restricted_text": "Vole bid least."}
    seen = page.select_one("#seen")["value"]
    clerk.send("POST", f"/items/{schools.id}/minutes/keep", seen=seen, **answers)

    kept = db.session.get(AgendaItem, schools.id, populate_existing=True).minutes
    assert page.select_one("textarea#restricted_text")
    assert (kept.text, kept.restricted_text) == tuple(answers.values())
    desk = clerk.get(f"/meetings/{meeting.id}/desk").select_one(f"#item-{schools.id}")
    assert "The exempt part is written apart" in desk.text
    assert "Vole" not in desk.text
    publish_minutes(meeting, NOW)
    db.session.commit()
    assert "Vole" not in browser.get(f"/items/{schools.id}").text


def test_exempt_words_under_an_open_item_are_asked_about(clerk, meeting):
    schools = meeting.items[1]
    write_minutes(schools, "The exempt report named the bidder.", seen=1, now=NOW)
    db.session.commit()

    asked = clerk.get(f"/meetings/{meeting.id}/desk").select_one(f"#asked-{schools.id}")

    assert "This item is open, so everyone reads this" in asked.text
