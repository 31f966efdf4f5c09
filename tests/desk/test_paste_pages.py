"""What is pasted at the desk comes back as minutes, or is entered as clauses."""

from app.agenda.models import AgendaItem
from app.database import db


def test_a_paste_comes_back_as_minutes(clerk, meeting):
    path = f"/items/{meeting.items[1].id}/paste"

    words = clerk.send("POST", path, html="<ul><li>One</li></ul>").json
    decision = clerk.send("POST", path, html="<p>RESOLVED that:</p><p>(1) It be noted</p>").json

    assert words == {"text": "- One", "recommends": None}
    assert decision["recommends"] is False


def test_a_pasted_decision_is_entered_clause_by_clause(clerk, meeting):
    item = meeting.items[1]
    text = "RESOLVED that:\n\n(1) Sent it\n(2) Kept it"
    page = clerk.post(f"/items/{item.id}/paste/clauses?desk=1", text=text)

    assert "2 clauses entered" in page.text
    db.session.expire_all()
    newest = db.session.get(AgendaItem, item.id).resolutions[-1]
    assert [c.text for c in newest.clauses] == ["Sent it", "Kept it"]


def test_words_without_clauses_are_not_entered(clerk, meeting):
    page = clerk.post(f"/items/{meeting.items[1].id}/paste/clauses", text="The report was noted.")

    assert "No clauses were found" in page.text
