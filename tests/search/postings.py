"""Everything that a Whoosh index holds, to be compared with another."""

from whoosh.index import open_dir

from app.search.index import Index


def postings(index: Index) -> dict[str, set[tuple[str, str]]]:
    """For each document, by its key and fingerprint, every field and term that finds it."""
    index.close()
    folder = index._home / index._live()
    held: dict[str, set[tuple[str, str]]] = {}
    with open_dir(str(folder)).reader() as reader:
        names = {
            number: f"{stored['key']} {stored['fingerprint']}"
            for number, stored in reader.iter_docs()
        }
        for field, term in reader.all_terms():
            matcher = reader.postings(field, term)
            while matcher.is_active():
                weight = f"{matcher.weight():.3f}"
                held.setdefault(names[matcher.id()], set()).add((f"{field} {weight}", repr(term)))
                matcher.next()
    assert len(set(names.values())) == len(names), "a document stands twice in the index"
    return held
