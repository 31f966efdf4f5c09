"""Places of the Word files that are kept in exports/."""

import os
import tempfile
from pathlib import Path


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Write a file whole or not at all: it takes its name only when every byte is on the disk."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(part).replace(folder / name)
