"""A register of 300 resolutions as Word, against docxtpl and pandoc making the same words.

Run: .venv/bin/python -m tests.benchmarks.word_register [RESOLUTIONS]
"""

import sys

from app.agenda.operations import in_listed_order
from app.decisions.operations import ClauseDraft, resolve
from app.word.kinds.decisions import decided_item
from app.word.opening import opening
from app.word.outline import Outline
from tests.benchmarks.stories import a_meeting_of
from tests.benchmarks.word_peers import compare
from tests.word.asking import asked


def main(resolutions: int = 300) -> dict[str, float]:
    meeting = a_meeting_of(resolutions)
    for number, item in enumerate(meeting.items):
        drafts = [
            ClauseDraft(f"Noted report {number}"),
            ClauseDraft("Asked officers to publish it"),
        ]
        resolve(item, "RESOLVED that the Board:", drafts)

    def make() -> list[Outline]:
        wanted = asked()
        blocks = [*opening(wanted, "Register of resolutions")]
        for item in in_listed_order(meeting):
            blocks += decided_item(item, wanted)
        return [Outline("Register", "Register", "Testshire", "Register", "en-GB", tuple(blocks))]

    return compare(make, f"Register of {resolutions} resolutions")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
