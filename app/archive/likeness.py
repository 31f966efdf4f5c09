"""How like a printed name is to one of the register, and who of the register may be meant. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from enum import IntEnum, StrEnum

from app.archive.printed_names import PrintedName
from app.people.rules import NEARLY, plainly

MOST_CANDIDATES = 6
_LONGEST_FAMILY = 4  # in words


class Sureness(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    LOOK = "please look"


class Likeness(IntEnum):
    """By what a printed name is like one of the register."""

    SPELLING = 1
    FAMILY_NAME = 2
    INITIALS = 3
    FORM = 4
    WHOLE = 5


@dataclass(frozen=True)
class KnownPerson:
    """`sits` and `chairs` are said of the body and the day of the paper that is read.

    `takes_part` says that other papers of about that time name them as a member or officer there,
    `served` that papers of the same years do (`between`, of before and of after), and `belongs`
    that they had a seat or were named there at any time.
    """

    key: int
    name: str
    family_name: str
    title: str = ""
    sits: bool = False
    chairs: bool = False
    takes_part: bool = False
    served: bool = False
    between: bool = False
    belongs: bool = False


class Roll:
    """The people of the register as one paper sees them, found by family name.

    `named` are those whom the paper has named more fully: a family name alone may be theirs.
    """

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self.named: set[int] = set()
        self.by_key = {person.key: person for person in people}
        self._families: dict[str, list[KnownPerson]] = defaultdict(list)
        for person in self.by_key.values():
            self._families[_run_together(person.family_name or person.name)].append(person)

    def is_there(self, person: KnownPerson) -> bool:
        return person.sits or person.takes_part or person.key in self.named

    def chairs(self) -> list[KnownPerson]:
        return [person for person in self.by_key.values() if person.chairs]

    def like(self, name: PrintedName) -> list[tuple[Likeness, KnownPerson]]:
        """Whoever may be meant; somebody whose name is spelt otherwise only where nobody else."""
        found = [
            (likeness, person)
            for length in range(1, min(len(name.words), _LONGEST_FAMILY) + 1)
            for person in self._families.get("".join(name.words[-length:]), ())
            if (likeness := first_names(name.words[:-length], person))
        ]
        return found or [(Likeness.SPELLING, person) for person in self._spelt_nearly(name)]

    def of_the_family(self, name: PrintedName) -> list[KnownPerson]:
        """Those of the last word of the name who were there, whatever their first names."""
        return [p for p in self._families.get(name.words[-1], ()) if self.is_there(p)]

    def _spelt_nearly(self, name: PrintedName) -> Iterable[KnownPerson]:
        if not name.words:
            return
        initial = name.words[-1][0]
        near = [family for family in self._families if family.startswith(initial)]
        for family in get_close_matches(name.words[-1], near, n=3, cutoff=NEARLY - 0.08):
            for person in self._families[family]:
                if first_names(name.words[:-1], person) is not None:
                    yield person


def first_names(first: Sequence[str], person: KnownPerson) -> Likeness | None:
    """How the first names agree; None where they are another person’s."""
    words = plainly(person.name).split()
    theirs = words[: max(len(words) - len(plainly(person.family_name).split()), 0)]
    if not first or not theirs:
        return Likeness.FAMILY_NAME
    if list(first) == theirs and len(first[0]) > 1:
        return Likeness.WHOLE
    if not agree(first, theirs):
        return None
    return Likeness.INITIALS if len(first[0]) == 1 or len(theirs[0]) == 1 else Likeness.FORM


def agree(first: Sequence[str], theirs: Sequence[str]) -> bool:
    """J, John, Johnny and John Paul agree; John and Jane do not, nor do J P and J Q."""
    one, two = first[0], theirs[0]
    if len(one) == 1 or len(two) == 1:
        if one[0] != two[0]:
            return False
    elif one != two and not _is_form_of(one, two):
        return False
    return all(a[0] == b[0] for a, b in zip(first[1:], theirs[1:], strict=False))


def fuller_name(printed: PrintedName, name: str, family_name: str) -> str:
    """The name as it is printed, where it spells out somebody known by initials or less."""
    words, family = plainly(name).split(), plainly(family_name).split()
    theirs = words[: max(len(words) - len(family), 0)]
    first = printed.words[: len(printed.words) - len(family)]
    is_fuller = len(first) >= max(len(theirs), 1) and len(first[0]) > 1
    if not is_fuller or list(printed.words[len(first) :]) != family:
        return ""
    return printed.name if not theirs or (len(theirs[0]) == 1 and agree(first, theirs)) else ""


def _is_form_of(one: str, two: str) -> bool:
    """Suzy and Suzie, Chris and Christopher, Ann and Anne; not Mary and Mark."""
    short, long = sorted((one, two), key=len)
    return (
        (len(short) > 1 and long.startswith(short))
        or one.rstrip("aeiy") == two.rstrip("aeiy")
        or SequenceMatcher(None, one, two).ratio() >= NEARLY
    )


_LADY, _GENTLEMAN = {"mrs", "ms", "miss", "dame", "lady", "baroness"}, {"mr", "sir", "lord"}


def forms_differ(one: Iterable[str], two: Iterable[str]) -> bool:
    """Mr and Mrs are two people; Cllr and Mrs may be one."""
    first, second = set(one), set(two)
    return bool((first & _LADY and second & _GENTLEMAN) or (first & _GENTLEMAN and second & _LADY))


def alike(one: PrintedName, two: PrintedName) -> bool:
    """Whether two printings differ by no more than title and office.

    Of a family name alone the title may be all that tells two people apart.
    """
    if one.key == two.key:
        return True
    return len(one.words) > 1 and one.words == two.words and not forms_differ(one.forms, two.forms)


def _run_together(family_name: str) -> str:
    return plainly(family_name.replace("’", "").replace("'", "")).replace(" ", "")
