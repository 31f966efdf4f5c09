"""What accounts must know of bodies, told by `create_app`: a chapter imports none to its right."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from flask import Flask, current_app
from sqlalchemy import Select

from app.database import db

#: From the id or slug of a record, a query for the ids of its bodies: no row where there is no
#: such record, NULL where it is of no body.
BodiesOf = Callable[[Any], Select[int | None]]

_EXTENSION = "bodies"


@dataclass(frozen=True)
class Bodies:
    """`names` gives them all by id, and `sat_on` those that someone is a member of on a day.

    `queries` has one for each parameter of an address that names a record of a body.
    """

    names: Callable[[], Mapping[int, str]]
    sat_on: Callable[[int, date], frozenset[int]]
    queries: Mapping[str, BodiesOf]

    def of(self, parameter: str, value: object) -> Collection[int] | None:
        """The bodies of a record that an address names; None where there is no such record."""
        found = db.session.scalars(self.queries[parameter](value)).all()
        return {body_id for body_id in found if body_id is not None} if found else None


def install(app: Flask, bodies: Bodies) -> None:
    app.extensions[_EXTENSION] = bodies


def bodies() -> Bodies:
    return cast(Bodies, current_app.extensions[_EXTENSION])
