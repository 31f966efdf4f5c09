"""Which words of a text say what it is about. Pure."""

from collections.abc import Iterable, Mapping, Set

#: In every minute, and so telling of none.
_FORMS = frozenset(
    """
    accept accepted agree agreed amended amendment approve approved asked authorise authorised
    board cabinet carried chair committee consider considered correct council councillor
    councillors decided decision defer deferred draft endorse endorsed first following from
    further held item meeting member members minute minutes motion next note noted notes officer
    officers progress proposed receive received recommend recommended recommends record report
    reports resolution resolved seconded signed subject such thank thanks that their unanimously
    under update updates with year years
    january february march april june july august september october november december
    """.split()  # noqa: SIM905  # words read better as words
)
_SHORTEST = 4


def salient(words: Iterable[str], most: int) -> list[str]:
    """The longest `most` of some words, which are mostly the rarest, in the order written."""
    told = dict.fromkeys(
        word for word in words if len(word) >= _SHORTEST and word.isalpha() and word not in _FORMS
    )
    chosen = set(sorted(told, key=lambda word: (-len(word), word))[:most])
    return [word for word in told if word in chosen]


#: A word of the title says more of what a decision is about than one of its text.
IN_TITLE = 2


def nearest(wanted: Mapping[str, int], found: Mapping[str, Set[str]]) -> list[str]:
    """The keys of what shares at least two of the stems `wanted`, those that share most first.

    `wanted` says what each stem is worth; one of those worth most must be shared. One in common
    is chance, unless there is no other to look for.
    """
    shared = {
        key: sum(wanted[stem] for stem in stems & wanted.keys()) for key, stems in found.items()
    }
    least = min(1 + max(wanted.values(), default=0), sum(wanted.values()))
    near = [key for key in found if shared[key] >= max(1, least)]
    return sorted(near, key=lambda key: -shared[key])
