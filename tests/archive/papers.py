"""Minutes as they are understood, for a test to change."""

from dataclasses import replace
from datetime import date

from app.intake.minutes.parsed import (
    Attendee,
    Declaration,
    Item,
    Minutes,
    NamedVotes,
    Outcome,
    Piece,
    Recommended,
    Resolved,
    Votes,
)

DAY = date(2016, 5, 10)


def minutes(**changes: object) -> Minutes:
    """Three members and a clerk, and three items: minutes, a report with a vote, a motion lost."""
    made = Minutes(
        body="Parks Committee",
        held_on=DAY,
        venue="Town Hall",
        present=(
            Attendee("Councillor Ann Lee", "Chair"),
            Attendee("Councillor Bob Day"),
            Attendee("Cllr. C. Moss"),
        ),
        apologies=("Councillor Dee Fox",),
        in_attendance=(Attendee("Ms Eve Hart", "Clerk"),),
        declarations=(Declaration("Councillor Bob Day", "Owns the field beside the park"),),
        items=(
            Item(
                "Minutes of the last meeting",
                0,
                "1",
                discussion=(Piece("paragraph", "They were read by everybody.", 0),),
                resolutions=(
                    Resolved(
                        "That the minutes of 12 April 2016 be confirmed.", 0, as_printed="RESOLVED"
                    ),
                ),
            ),
            Item(
                "Benches",
                0,
                "2",
                discussion=(
                    Piece("purpose", "To settle the colour.", 0),
                    Piece("heading", "The colour", 0),
                    Piece("bullet", "Green *was* liked", 0),
                    Piece("row", "Colour | Price", 0),
                    Piece("row", "Green | £40", 0),
                    Piece("document", "Report on benches", 0),
                ),
                recommendations=(Recommended("(i)", "Paint the benches"),),
                resolutions=(
                    Resolved("That the benches be painted green.", 0, "1.", as_printed="RESOLVED"),
                    Resolved("That the paint be bought.", 0, "2.", as_printed="RESOLVED"),
                ),
            ),
            Item(
                "Fountain",
                0,
                "3",
                "Reports",
                resolutions=(
                    Resolved(
                        "That a fountain be built.",
                        0,
                        mover="Cllr Lee",
                        seconder="Cllr Day",
                        as_printed="Motion passed (2 to 1)",
                        votes=Votes(
                            2,
                            1,
                            named=NamedVotes(("Cllr Lee", "Cllr Day"), ("Cllr Moss",)),
                        ),
                    ),
                    Resolved(
                        "That it be lit at night.",
                        0,
                        mover="the Chair",
                        outcome=Outcome.LOST,
                        as_printed="LOST",
                    ),
                ),
            ),
        ),
        next_meeting=date(2016, 6, 14),
    )
    return replace(made, **changes)
