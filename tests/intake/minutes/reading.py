"""Minutes as a test writes them, read as a file would be."""

from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import open_paper
from app.intake.minutes.parsed import Minutes


def read(text: str, name: str = "minutes.txt") -> Minutes:
    return parse(open_paper(text.encode(), name))


def the_resolutions(minutes: Minutes) -> list[str]:
    return [resolved.text for item in minutes.items for resolved in item.resolutions]


PARISH = """MARSH END PARISH COUNCIL

Minutes of the meeting held on Tuesday 3 March 2026 at 7.30pm in the Reading Room, Marsh End

Present: Cllr Ann Able (Chair), Cllr Bob Baker, Cllr Cy O’Dell and Mrs Di Dunn, Clerk

Apologies: Cllr E Eaves

1. Declarations of interest
Cllr Baker declared an interest in item 3 as a neighbour.

2. Minutes
The minutes of the meeting held on 3 February 2026 were approved as a correct record.

3. The pond
Cllr Able proposed that the pond be cleared, seconded by Cllr O’Dell, 3 for, 1 against.
The Clerk agreed to ask for a quotation.

4. Street lights
RESOLVED: that
(a) two lamps be replaced; and
(b) the cost be met from reserves.

5. Next meeting
The next meeting will be on 7 April 2026.
"""
