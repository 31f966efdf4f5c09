"""What to look for where too little holds every word. Pure."""

from collections.abc import Iterator

from app.search.tree import All, Either, Node, Phrase, Reference, Some, Word, all_of, parts_of
from app.search.words import tokens

#: From so many words on, what was typed is a question rather than a choice of words, and a page
#: that is not filled by what holds all of them is filled up.
A_QUESTION, A_FEW = 4, 10


def is_enough(found: int, wanted: Node) -> bool:
    return found >= (A_FEW if len(words_of(wanted)) >= A_QUESTION else 1)


def wider(wanted: Node, found: int) -> Iterator[tuple[Node, str]]:
    """What to look for instead, and what tells the reader so; the closest first."""
    if fewer := relaxed(wanted):
        yield fewer, _said_of(found)
    in_some_form = in_any_form(wanted)
    if not found and in_some_form != wanted:
        yield in_some_form, _NOT_SO


_NOT_SO = (
    "Nothing holds what is in quotation marks word for word: these results hold its words one"
    " after the other, in some form."
)


def _said_of(every_word: int) -> str:
    if not every_word:
        return "Nothing holds all of these words: these results hold some of them."
    those = "One result holds" if every_word == 1 else f"{every_word} results hold"
    return f"{those} all of these words: they come first, before those that hold some of them."


def in_any_form(wanted: Node) -> Node:
    """The same with what is in quotation marks in any form of its words, but what is refused."""
    match wanted:
        case Phrase(text, quoted=True):
            words = [token.word for token in tokens(text)]
            return Phrase(" ".join(words), quoted=False) if len(words) > 1 else Word(words[0])
        case All(of):
            return All(tuple(map(in_any_form, of)))
        case Either(of):
            return Either(tuple(map(in_any_form, of)))
        case _:
            return wanted


def relaxed(wanted: Node) -> Node | None:
    """The same with only some of its words, or None where it says already all that it must.

    What is in quotation marks, refused or narrowed to must still be so.
    """
    words = words_of(wanted)
    if len(words) < 2:
        return None
    return _replaced(wanted, Some(tuple(words), least=1))


def words_of(wanted: Node) -> list[Word]:
    """The words that must all be there, each once."""
    words: list[Word] = []
    for part in parts_of(wanted):
        match part:
            case Word(text) | Phrase(text, quoted=False) if not _is_number(part):
                words += [Word(token.word) for token in tokens(text)]
            case Either((Reference(), typed)):
                words += words_of(typed)
    return list(dict.fromkeys(words))


def _replaced(wanted: Node, some: Some) -> Node | None:
    """`wanted` with `some` in the place of its words."""
    kept: list[Node] = []
    for part in parts_of(wanted):
        match part:
            case Word() | Phrase(quoted=False) if not _is_number(part):
                pass
            case Either((Reference() as cited, typed)):
                return all_of(
                    [
                        Either((cited, _replaced(typed, some) or some)) if other is part else other
                        for other in parts_of(wanted)
                    ]
                )
            case _:
                kept.append(part)
    return all_of([some, *kept])


def _is_number(part: Node) -> bool:
    """“10/2017” is no two words: whoever types it wants that minute or nothing."""
    return isinstance(part, Phrase) and all(word.isdecimal() for word in part.text.split())
