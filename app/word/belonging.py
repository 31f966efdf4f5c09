"""Which body each record of this door is of, by the parameter of an address that names it."""

from collections.abc import Mapping

from sqlalchemy import select

from app.accounts.bodies import BodiesOf
from app.word.models import WordFile

BODIES_OF: Mapping[str, BodiesOf] = {
    "file_id": lambda key: select(WordFile.body_id).where(WordFile.id == key),
}
