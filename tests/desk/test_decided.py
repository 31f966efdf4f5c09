"""What the desk shows of decisions, and where what was opened from it leads back to."""

from app.database import db
from app.decisions.motions import move
from tests.factories import a_meeting, a_person, a_resolution, an_item


def test_who_moved_what_and_the_vote_stand_under_it_and_each_form_leads_back(clerk):
    suzy = a_person("Suzy Horton", title="Councillor")
    meeting = a_meeting(members=[suzy])
    item = an_item(meeting=meeting, title="Schools")
    a_resolution(item, "Noted it", "Agreed it")
    db.session.add(meeting)
    db.session.commit()
    desk = f"/meetings/{meeting.id}/desk"
    move(item, "That the school be kept", mover=None, seconder=suzy)
    db.session.commit()

    carried = f"/resolutions/{item.resolutions[0].id}/carried?desk=1"
    form = {"mover": suzy.id, "seconder": "", "motion": "", "method": "show of hands"}
    page = clerk.post(carried, **form, casting_vote="")

    told = " ".join(page.select_one(f"#decided-{item.id}").text.split())
    assert "Motion seconded by Councillor Suzy Horton That the school be kept Vote" in told
    assert "Moved by Councillor Suzy Horton. Carried: 1 for, 0 against" in told
    assert "Agreed" not in told.partition("Moved by")[2]
    for link in page.select(f"#item-{item.id} a[href*='desk=1']"):
        back = clerk.get(link["href"]).select_one(".govuk-back-link")["href"]
        assert back == f"{desk}#item-{item.id}"
    pasted = {"text": "RESOLVED that:\n\n(1) Sent it\n(2) Kept it"}
    page = clerk.post(f"/items/{item.id}/paste/clauses?desk=1", **pasted)
    assert page.select_one("h1").text == "Drafting desk"
    raised = {"text": "Write", "owner_post": "Head of Parks", "no_date": "y"}
    page = clerk.post(f"/items/{item.id}/actions/new?desk=1", **raised)
    assert page.select_one("h1").text == "Drafting desk"
