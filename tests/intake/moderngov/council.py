"""A made-up council's ModernGov web service on this machine, with the oddities of real ones.

Titles are escaped twice, the first committee is empty, dates in ISO form are ignored, a heading
has the number 0, the title of a restricted item shows with its text, some calls fail for a while
and one for ever.
"""

import html
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

COMMITTEES = """<?xml version="1.0" encoding="utf-8"?>
<committees><committeescount>4</committeescount>
<committee><committeeid></committeeid><committeetitle></committeetitle></committee>
<committee><committeeid>10</committeeid>
<committeetitle>Parks &amp;amp; Ponds Committee</committeetitle>
<committeecategory>Committees</committeecategory>
<committeedeleted>False</committeedeleted><committeeexpired>False</committeeexpired></committee>
<committee><committeeid>11</committeeid><committeetitle>Old Markets Panel</committeetitle>
<committeecategory>Committees</committeecategory>
<committeedeleted>False</committeedeleted><committeeexpired>True</committeeexpired></committee>
<committee><committeeid>12</committeeid><committeetitle>Entered by mistake</committeetitle>
<committeedeleted>True</committeedeleted><committeeexpired>False</committeeexpired></committee>
</committees>"""

WARDS = """<councillorsbyward><wards><ward><wardtitle>Mill</wardtitle><councillors>
<councillorcount>1</councillorcount><councillor><councillorid>7</councillorid>
<fullusername>Councillor Ada Quill OBE</fullusername>
<workaddress><email>ada.quill@council.example</email></workaddress>
<termsofoffice><termofoffice><enddate>unspecified</enddate></termofoffice></termsofoffice>
</councillor></councillors></ward></wards></councillorsbyward>"""

LISTED = [
    ("412", "05/03/2026", "18:30", "Confirmed; Rescheduled from 24 February 2026"),
    ("413", "04/06/2026", "18:30", "Cancelled"),
    ("414", "02/07/2026", "18:30", "Provisional"),
    ("415", "01/10/2026", "18:30", "Confirmed"),
]

MEETING = """<meeting><meetingid>{key}</meetingid><meetingdate>{day}</meetingdate>
<meetingtime>18:30</meetingtime><meetingstatus>{status}</meetingstatus>
<meetinglocation>The Old Granary &amp;amp; Loft</meetinglocation>
<agendapublished>True</agendapublished><minutepublished>True</minutepublished>
<agendaitems>{items}</agendaitems>
<attendees>
<attendee membertype="Committee Member" memberid="7" name="Councillor Ada Quill"
 roledescription="Chair" attendance="Present, as expected"><url>x</url></attendee>
<attendee membertype="Committee Member" memberid="8" name="Councillor Ben Oar"
 roledescription="Committee Member" attendance="Present, as substitute"/>
<attendee membertype="Committee Member" memberid="9" name="Councillor Cat Reed"
 roledescription="Committee Member" attendance="Apologies"/>
<attendee membertype="Committee Member" memberid="11" name="Councillor Eve Moss"
 roledescription="" attendance="Absent"/>
<attendee membertype="Officer" memberid="10" name="Dan Sluice" roledescription="Clerk"
 attendance="In attendance"/>
</attendees></meeting>"""


def item(key: str, number: str, title: str, **more: str) -> str:
    said = {
        "isrestricted": "False",
        "isdisplayallowed": "True",
        "isdecision": "False",
        "isdecisionpublished": "False",
        "isminutepublished": "True",
    } | more
    site = "" if key == "1" else "https://council.example"
    bodies = "".join(f"<{name}>{html.escape(text)}</{name}>" for name, text in said.items())
    return (
        f"<agendaitem><agendaitemid>{key}</agendaitemid>"
        f"<agendaitemtitle>{html.escape(html.escape(title))}</agendaitemtitle>"
        f"<agendaitemnumber>{number}</agendaitemnumber>{bodies}<linkeddocuments>"
        f"<linkeddoc><attachmentid>5{key}</attachmentid>"
        f"<title>Report on {html.escape(title)}</title>"
        f"<url>{site}/documents/s5{key}/r.pdf</url><publicationdate>24/02/2026</publicationdate>"
        f"<isrestricted>{said['isrestricted']}</isrestricted></linkeddoc>"
        "</linkeddocuments></agendaitem>"
    )


WORD = '<div class="WordSection1"><p class="MsoNormal">{}</p><p class="MsoNormal">&nbsp;</p></div>'
MINUTED = WORD.format(
    "The head gardener said the\npond had silted up.</p><p>It was proposed by Councillor Quill, "
    "seconded by Councillor Oar and RESOLVED that the pond be dredged, with 4 votes for and "
    "1 against."
)
ITEMS = "".join(
    [
        item(
            "1", "1", "Declarations of interest", minutesnonemptyhtmlbody=WORD.format(
                "Councillor Oar declared an interest in item 2 as an angler."
            )
        ),
        item("2", "0", "Part A: open"),
        item("3", "2", "The pond & its ducks", minutesnonemptyhtmlbody=MINUTED),
        item(
            "4", "3", "Bandstand",
            isdecision="True", isdecisionpublished="True",
            agendatext=WORD.format("To consider its repair."),
            decisionnonemptyhtmlbody=WORD.format("RESOLVED that the bandstand be mended."),
        ),
        item(
            "5", "4", "Lease of the boathouse", isrestricted="True",
            minutesnonemptyhtmlbody=WORD.format("The rent offered was a secret sum."),
        ),
        item(
            "6", "5", "Closing", isminutepublished="False",
            minutesnonemptyhtmlbody=WORD.format("An unpublished draft sentence."),
        ),
    ]
)  # fmt: skip


class Council(ThreadingHTTPServer):
    """`failing` says how often a call is still answered 503; `asked` what was asked, in order."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.times: list[float] = []
        self.clock = lambda: 0.0
        self.failing: Counter[str] = Counter()
        self.ignores_dates = False
        self.moved_to = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/moderngov"

    def answer(self, path: str, asked: dict[str, str]) -> tuple[int, str]:
        operation = path.rsplit("/", 1)[-1]
        if self.failing[operation] > 0:
            self.failing[operation] -= 1
            return 503, "busy"
        if operation == "GetCommittees":
            return 200, COMMITTEES
        if operation == "GetCouncillorsByWard":
            return 200, WARDS
        if operation == "GetMeetings":
            return 200, _listed(asked, ignores_dates=self.ignores_dates)
        if operation == "GetMeeting" and asked.get("lMeetingId") != "415":
            return 200, _meeting(asked["lMeetingId"])
        return 500, "<html><body>Server Error in '/' Application.</body></html>"


def answered(operation: str, asked: dict[str, str]) -> str:
    """A reply as it would be saved."""
    if operation == "GetMeetings":
        return _listed(asked, ignores_dates=False)
    return _meeting(asked["lMeetingId"])


def _listed(asked: dict[str, str], *, ignores_dates: bool) -> str:
    days = [asked["sFromDate"], asked["sToDate"]]
    ignored = ignores_dates or any("-" in day for day in days)
    starts, ends = map(_day, ["01/01/1974", "31/12/2099"] if ignored else days)
    found = [
        row for row in LISTED if starts <= _day(row[1]) <= ends and asked["lCommitteeId"] == "10"
    ]
    rows = "".join(
        f"<meeting><meetingid>{key}</meetingid><meetingdate>{day}</meetingdate>"
        f"<meetingtime>{at}</meetingtime><meetingstatus>{status}</meetingstatus></meeting>"
        for key, day, at, status in found
    )
    return (
        f"<getmeetings><committee><committeemeetings>{rows}</committeemeetings></committee>"
        "</getmeetings>"
    )


def _day(printed: str) -> datetime:
    return datetime.strptime(printed, "%d/%m/%Y")  # noqa: DTZ007  # a day has no zone


def _meeting(key: str) -> str:
    _, day, _, status = next(row for row in LISTED if row[0] == key)
    return MEETING.format(key=key, day=day, status=status, items=ITEMS if key == "412" else "")


class _Handler(BaseHTTPRequestHandler):
    server: Council

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append(self.path)
        self.server.times.append(self.server.clock())
        self.server.agents.add(self.headers["User-Agent"])
        if self.server.moved_to:
            self.send_response(302)
            self.send_header("Location", self.server.moved_to)
            self.end_headers()
            return
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        status, body = self.server.answer(parts.path, asked)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@contextmanager
def a_council() -> Iterator[Council]:
    with Council() as council:
        thread = Thread(target=council.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield council
        finally:
            council.shutdown()
            thread.join()
