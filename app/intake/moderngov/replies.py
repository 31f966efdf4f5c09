"""One saved reply of the web service, brought in like any other file with minutes."""

import re

from app.errors import RuleBroken
from app.intake.minutes.lines import Line, Paper
from app.intake.moderngov.meetings import read_meeting
from app.intake.moderngov.xml import tree_of
from app.intake.reading import decode

_MEETING = re.compile(rb"(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)?<(?:\w+:)?meeting[\s>]", re.S | re.I)
_LIST = re.compile(
    rb"(?:<\?xml[^>]*>)?\s*<(?:\w+:)?(?:committees|getmeetings(?:bydate)?|councillorsbyward)[\s>]",
    re.I,
)


def reads_as_reply(data: bytes) -> bool:
    start = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return bool(_MEETING.match(start) or _LIST.match(start))


def paper_of_reply(data: bytes) -> Paper:
    """Raises RuleBroken for a list, which holds no minutes."""
    root = tree_of(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    if root.tag != "meeting":
        raise RuleBroken(
            "The file lists committees, people or meetings of ModernGov and holds no minutes: "
            "bring in the folder that it lies in"
        )
    lines = decode(data).text.splitlines()
    printed = tuple(Line(text, number) for number, text in enumerate(lines, start=1))
    return Paper(printed, understood=read_meeting(root, None).minutes)
