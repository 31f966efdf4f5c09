"""The web service, asked live: politely, going on where it stopped, and read right."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from app.errors import RuleBroken
from app.intake.moderngov.lists import sittings_between
from app.intake.moderngov.saved import brought_from
from app.intake.moderngov.service import Wanted, asking, brought, service_of, slices
from app.intake.moderngov.xml import tree_of
from app.intake.polite import Asker
from app.intake.rosters.parsed import Standing
from tests.intake.moderngov.council import a_council

TODAY = date(2026, 11, 20)
YEAR = Wanted(date(2026, 1, 1), date(2026, 12, 31))


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self):
        self.at, self.waits = 100.0, []

    def __call__(self):
        return self.at

    def sleep(self, seconds):
        self.waits.append(seconds)
        self.at += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def council(clock):
    with a_council() as council:
        council.clock = clock
        yield council


@pytest.fixture
def bring(council, clock, tmp_path):
    def run(wanted=YEAR, now=datetime(2026, 11, 20, 9, tzinfo=UTC), folder=tmp_path / "replies"):
        asker = Asker(council.address, folder, clock=clock, sleep=clock.sleep, now=lambda: now)
        return brought(asking(asker, council.address), wanted, TODAY, site=council.address)

    return run


def test_what_the_service_says_is_read_whole_and_right(bring):
    found = bring()

    (held,) = [whole for whole in found.meetings if whole.minutes.items]
    minutes = held.minutes
    assert [body.name for body in found.roster.bodies] == ["Parks & Ponds Committee"]
    assert [(p.name, p.email) for p in found.roster.people] == [
        ("Councillor Ada Quill OBE", "ada.quill@council.example")
    ]
    assert (minutes.body, minutes.held_on, minutes.venue) == (
        "Parks & Ponds Committee", date(2026, 3, 5), "The Old Granary & Loft",
    )  # fmt: skip
    assert [(p.name, p.role) for p in minutes.present] == [
        ("Councillor Ada Quill", "Chair"), ("Councillor Ben Oar", None),
    ]  # fmt: skip
    assert minutes.apologies == ("Councillor Cat Reed", "Councillor Eve Moss")
    assert [(p.name, p.role) for p in minutes.in_attendance] == [("Dan Sluice", "Clerk")]
    assert [(d.name, d.text) for d in minutes.declarations] == [
        ("Councillor Oar", "an interest in item 2 as an angler.")
    ]
    assert [(i.number, i.title, i.section) for i in minutes.items] == [
        ("1", "Declarations of interest", None),
        ("2", "The pond & its ducks", "Part A: open"),
        ("3", "Bandstand", "Part A: open"),
        ("4", "Lease of the boathouse", "Part A: open"),
        ("5", "Closing", "Part A: open"),
    ]
    pond, bandstand = minutes.items[1], minutes.items[2]
    assert pond.discussion[0].text == ("The head gardener said the pond had silted up.")
    (dredged,) = pond.resolutions
    assert (dredged.mover, dredged.seconder) == ("Councillor Quill", "Councillor Oar")
    assert (dredged.votes.ayes, dredged.votes.noes, dredged.votes.abstained) == (4, 1, None)
    assert [r.text for r in bandstand.resolutions] == ["that the bandstand be mended."]
    assert "was there as “Present, as substitute”" in " ".join(d.message for d in minutes.doubts)
    assert "Printed as absent" in " ".join(d.message for d in minutes.doubts)


def test_the_title_of_a_restricted_item_comes_and_nothing_else_of_it(bring):
    (held,) = [whole for whole in bring().meetings if whole.minutes.items]

    everything = repr(held)
    assert [held.minutes.items[place].title for place in held.withheld] == [
        "Lease of the boathouse"
    ]
    assert "secret" not in everything
    assert "unpublished draft" not in everything
    assert "Report on Lease" not in everything
    assert held.papers[0].address.endswith("/documents/s51/r.pdf")
    assert "is kept from the public" in " ".join(d.message for d in held.minutes.doubts)


def test_cancelled_and_provisional_meetings_are_listed_and_a_failing_call_stops_nothing(bring):
    found = bring()

    assert [(m.held_on.month, m.standing) for m in found.roster.meetings] == [
        (3, Standing.SCHEDULED),
        (6, Standing.CANCELLED),
        (7, Standing.PROVISIONAL),
        (10, Standing.SCHEDULED),
    ]
    assert [whole.key for whole in found.meetings] == ["412", "414"]
    ((name, why),) = found.refused
    assert name == "GetMeeting-415.xml"
    assert why.endswith("GetMeeting?lMeetingId=415, and it answered 500")


def test_requests_are_a_second_apart_and_say_who_asks(bring, council):
    bring()

    apart = [later - earlier for earlier, later in pairwise(council.times)]
    assert len(council.asked) == 11
    assert min(apart) >= 1
    assert [agent.split("/")[0] for agent in council.agents] == ["Resolved"]
    assert all(path.startswith("/moderngov/mgWebService.asmx/Get") for path in council.asked)


def test_a_busy_service_is_asked_again_after_longer_and_longer(bring, council, clock):
    council.failing["GetCommittees"] = 2

    found = bring()

    assert found.roster.bodies
    assert clock.waits[:2] == [2, 4]


def test_whoever_is_killed_goes_on_and_asks_nothing_twice(council, clock, tmp_path):
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)

    def kill_after(seconds):
        clock.sleep(seconds)
        if len(council.asked) == 4:
            raise KeyboardInterrupt

    def run(sleep):
        asker = Asker(council.address, tmp_path, clock=clock, sleep=sleep, now=lambda: now)
        return brought(asking(asker, council.address), YEAR, TODAY)

    with pytest.raises(KeyboardInterrupt):
        run(kill_after)
    found = run(clock.sleep)

    answered = [path for path in council.asked if "415" not in path]
    assert [whole.key for whole in found.meetings] == ["412", "414"]
    assert len(answered) == len(set(answered)) == 7


def test_weeks_later_only_what_may_have_changed_is_asked_again(bring, council):
    bring()
    council.asked.clear()

    found = bring(now=datetime(2026, 12, 1, 9, tzinfo=UTC))

    assert [whole.key for whole in found.meetings] == ["412", "414"]
    asked = [path.rsplit("/", 1)[-1].split("&")[0] for path in council.asked]
    assert set(asked) == {
        "GetCommittees", "GetCouncillorsByWard", "GetMeetings?lCommitteeId=10",
        "GetMeeting?lMeetingId=415",
    }  # fmt: skip


def test_the_kept_replies_read_from_their_folder_say_the_same(bring, tmp_path):
    live = bring()

    saved = brought_from(tmp_path / "replies", YEAR)

    assert [whole.minutes for whole in saved.meetings] == [w.minutes for w in live.meetings]
    assert replace(saved.roster, doubts=()) == live.roster
    assert [doubt.message for doubt in saved.roster.doubts] == [
        "Parks & Ponds Committee, 2026-03-05: where the paper “Report on Declarations of interest” "
        "is was not said"
    ]


def test_another_host_is_never_asked(bring, council):
    council.moved_to = "http://elsewhere.invalid/page"

    with pytest.raises(RuleBroken, match=r"sends us on to elsewhere\.invalid"):
        bring()

    assert len(council.asked) == 1


def test_an_answer_outside_the_days_asked_for_is_refused_and_not_kept(bring, council, tmp_path):
    council.ignores_dates = True

    found = bring(Wanted(date(2026, 1, 1), date(2026, 5, 1)))

    ((name, why),) = found.refused
    assert why == (
        "The web service was asked for meetings from 2026-01-01 to 2026-05-01 and answered one of "
        "2026-06-04: it does not understand these dates, so nothing was taken"
    )
    assert not (tmp_path / "replies" / name).exists()


def test_slices_cover_every_day_once_and_are_six_months_or_less():
    found = list(slices(date(2016, 5, 1), date(2026, 4, 30)))

    assert found[0][0] == date(2016, 5, 1)
    assert found[-1][1] == date(2026, 4, 30)
    assert all((ends - starts).days <= 183 for starts, ends in found)
    assert all((b[0] - a[1]).days == 1 for a, b in pairwise(found))


@pytest.mark.parametrize(
    "given",
    [
        "https://council.example/moderngov",
        "https://council.example/moderngov/",
        "https://council.example/moderngov/mgWebService.asmx",
        "https://council.example/moderngov/mgWebService.asmx/GetCommittees",
        "https://council.example/moderngov/ieListMeetings.aspx?CId=10",
    ],
)
def test_any_page_of_the_site_leads_to_its_web_service(given):
    assert service_of(given) == "https://council.example/moderngov/mgWebService.asmx"


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (b"", "no XML"),
        (b"<meeting>", "no XML"),
        (b"<html><body><p>Maintenance<br></body></html>", "no XML"),
        (b'<!DOCTYPE m [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><m>&b;</m>', "declares entities"),
        (b'<!DOCTYPE m SYSTEM "file:///etc/passwd"><m/>', "declares entities"),
        (b"<m>" * 5000 + b"</m>" * 5000, "no XML"),
    ],
)
def test_what_is_no_reply_is_refused_in_a_sentence(reply, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        tree_of(reply)


@pytest.mark.parametrize(
    "address", ["ftp://x.example", "https://", "council", "http://a:b@c.example"]
)
def test_only_a_plain_web_address_is_asked(address, tmp_path):
    with pytest.raises(RuleBroken, match="is no web address"):
        Asker(address, tmp_path)


def test_a_list_in_another_form_of_date_is_read_too():
    root = tree_of(b"<x><meeting><meetingid>3</meetingid><meetingdate>5 March 2026</meetingdate>"
                   b"<meetingtime>7.30 pm</meetingtime></meeting></x>")  # fmt: skip

    (found,) = sittings_between(root, date(2026, 1, 1), date(2026, 12, 31))

    assert (found.held_on, found.starts_at.hour) == (date(2026, 3, 5), 19)
