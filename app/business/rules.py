"""To which body a clause sends something, as far as its words tell. Pure."""

import re
from collections.abc import Collection, Mapping


def bodies_named(text: str, names: Mapping[int, Collection[str]]) -> set[int]:
    """Those bodies, by number, of whose `names` one stands in a text; the longest name wins."""
    by_name = {name: body for body, known in names.items() for name in known if name}
    found = set()
    for name in sorted(by_name, key=len, reverse=True):
        pattern = rf"\b{re.escape(name)}\b"
        if re.search(pattern, text, re.IGNORECASE):
            found.add(by_name[name])
            text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    return found
