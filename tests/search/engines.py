"""Every engine that the conformance suite is run against. A new one is added here alone."""

import pytest

from app.search.audiences import Audience
from app.search.documents import Document
from app.search.engines import Engine, Sought
from app.search.engines.tantivy import Tantivy
from app.search.engines.whoosh import Whoosh
from app.search.query import parse
from app.search.tree import Node

PUBLIC, KEEPER = Audience(), Audience(("record",), others=())

ENGINES = [pytest.param(Whoosh, id="whoosh"), pytest.param(Tantivy, id="tantivy")]


def put(engine: Engine, *documents: Document) -> None:
    changes: dict[str, list[Document]] = {}
    for document in documents:
        changes.setdefault(document.group, []).append(document)
    engine.write(changes)


def sought(typed: str | Node, audience: Audience = PUBLIC, **how: object) -> Sought:
    wanted = parse(typed).wanted if isinstance(typed, str) else typed
    return Sought(wanted, audience, **{"count": 50} | how)


def keys(
    engine: Engine, typed: str | Node, audience: Audience = PUBLIC, **how: object
) -> list[str]:
    return [key for key, _ in engine.search(sought(typed, audience, **how)).found]
