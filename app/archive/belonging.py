"""Which bodies a file or a batch of the archive is of, by the parameter that names it.

Of one whose body is not known yet, `seeing` says who may say whose it is.
"""

from collections.abc import Mapping

from sqlalchemy import select

from app.accounts.bodies import BodiesOf
from app.archive.models import ArchiveFile, Batch

BODIES_OF: Mapping[str, BodiesOf] = {
    "archive_batch_id": lambda key: (
        select(ArchiveFile.body_id).select_from(Batch).outerjoin(Batch.files).where(Batch.id == key)
    ),
    "archive_file_id": lambda key: select(ArchiveFile.body_id).where(ArchiveFile.id == key),
}
