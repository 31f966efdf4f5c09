"""What was declared at a meeting, as a table or in sentences. Pure."""

from collections.abc import Iterator

from app.bodies.house_style import house_style_of
from app.bodies.rules import DeclarationsPrinted
from app.meetings.models import Declaration, Meeting
from app.record.visibility import words_for
from app.word.outline import Block, DataTable, Heading, Paragraph, text
from app.word.papers import Asked


def declarations(meeting: Meeting, asked: Asked) -> Iterator[Block]:
    if not meeting.declarations:
        return
    yield Heading(text("Declarations of interest"), 1)
    style = house_style_of(meeting.body)
    if style.declarations is DeclarationsPrinted.TABLE:
        rows = tuple(declared_row(declared, asked) for declared in meeting.declarations)
        yield DataTable(("Name", "Concerning", "Interest"), rows, (0.30, 0.26, 0.44))
        return
    for declared in meeting.declarations:
        yield Paragraph(text(_sentence(declared, asked)))


def declared_row(declared: Declaration, asked: Asked) -> tuple[str, str, str]:
    style = house_style_of(declared.meeting.body)
    concerning = "; ".join(_concerns(declared, asked))
    return style.named(declared.person.formal_name), concerning, _interest(declared, asked)


def declared_in_words(declared: Declaration, asked: Asked) -> str:
    """“Ann Lee: Personal: a governor (dispensation: of 3 May)”."""
    name, _, interest = declared_row(declared, asked)
    return f"{name}: {interest}" if interest else name


def _sentence(declared: Declaration, asked: Asked) -> str:
    """“Ann Lee declared an interest in minute 4 and left the room: Personal: a governor.”"""
    name, concerning, interest = declared_row(declared, asked)
    about = f" in {concerning}" if concerning else ""
    return f"{name} declared an interest{about}{f': {interest}' if interest else ''}."


def _interest(declared: Declaration, asked: Asked) -> str:
    """The nature of a sensitive interest is not printed, nor a dispensation that may tell it.

    Localism Act 2011 s.32; handbook rule 15.
    """
    category = declared.category.name if declared.category else ""
    if declared.sensitive:
        return f"{category} – sensitive interest" if category else "Sensitive interest"
    interest = ": ".join(filter(None, (category, declared.nature_in_public)))
    if declared.dispensation:
        interest += f" (dispensation: {declared.dispensation})"
    return words_for(asked.reader, declared.meeting, interest)


def _concerns(declared: Declaration, asked: Asked) -> Iterator[str]:
    for concern in declared.concerns:
        item = concern.item
        number = item.minute.number if item.minute else None
        title = words_for(asked.reader, declared.meeting, item.title)
        words = f"Minute {number}" if number else f"Item {item.number}" if item.number else title
        yield f"{words} (left the room)" if concern.left_room else words
