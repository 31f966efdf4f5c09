"""A question in a whole sentence asks for what it is about. Pure.

“What did we decide about school transport?” is looked for as “school transport”: hardly a minute
says “what” or “we”, and every one says that something was decided.
"""

from app.search.tree import Node, Not, Word, all_of, is_filter, parts_of

#: Words that a question begins with. “Will” and “can” are not among them: they are names too.
_ASKING = frozenset(
    "did do does how what what's when when's where where's who who's whose why".split()  # noqa: SIM905  # words read better as words
)
#: What else a question is made of, whatever it is about.
_OF_QUESTIONS = _ASKING | frozenset(
    """
    about agree agreed any can could council decide decided decision decisions discuss discussed
    ever had happen happened he last many much our resolve resolved said say she should there they
    think us we will would you your
    """.split()  # noqa: SIM905  # words read better as words
)


def what_it_is_about(node: Node | None) -> Node | None:
    """The same without the words that only ask, where it begins as a question and has others."""
    parts = parts_of(node)
    first = next((part for part in parts if not is_filter(part)), None)
    if not (isinstance(first, Word) and first.text in _ASKING):
        return node
    kept = [p for p in parts if not (isinstance(p, Word) and p.text in _OF_QUESTIONS)]
    is_about_something = any(not (is_filter(part) or isinstance(part, Not)) for part in kept)
    return all_of(kept) if is_about_something else node
