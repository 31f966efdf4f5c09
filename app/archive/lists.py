"""Lists of bodies, people and seats, whatever kind of file they come in."""

from pathlib import PurePath

from app.agenda.papers import Upload
from app.errors import RuleBroken
from app.intake.moderngov.pages import roster_of_page
from app.intake.reading import decode
from app.intake.rosters.parsed import Roster
from app.intake.rosters.tables import roster_of_table


def roster_in(upload: Upload) -> Roster:
    """Raises RuleBroken for a file that lists nothing."""
    if PurePath(upload.name).suffix.lower() not in (".htm", ".html"):
        return roster_of_table(upload)
    found = roster_of_page(decode(upload.content).text)
    if found is None:
        raise RuleBroken(f"{upload.name} lists no committees, members or meetings")
    return found
