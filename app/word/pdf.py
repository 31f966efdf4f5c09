"""A Word document as PDF, by the LibreOffice of this machine."""

import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from app.errors import RuleBroken

_LONGEST = 120  # seconds; a register of a year takes about ten
_NOT_HERE = "A PDF is made by LibreOffice, which is not on this machine: install it and try again"
_NOT_MADE = "LibreOffice could not make the PDF: {}"


def as_pdf(document: bytes) -> bytes:
    """Raises RuleBroken where LibreOffice is not here or does not manage.

    It runs with a profile of its own, so that one at somebody's desk is not in the way.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise RuleBroken(_NOT_HERE)
    with TemporaryDirectory() as folder:
        source = Path(folder) / "document.docx"
        source.write_bytes(document)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        try:
            ran = subprocess.run(
                [*command, str(source)], capture_output=True, timeout=_LONGEST, text=True
            )
        except subprocess.TimeoutExpired as error:
            raise RuleBroken(_NOT_MADE.format(f"it took over {_LONGEST} seconds")) from error
        made = source.with_suffix(".pdf")
        if not made.exists():  # it may fail and still answer 0
            raise RuleBroken(_NOT_MADE.format(ran.stderr.strip() or "it gave no reason"))
        return made.read_bytes()


_PAGES = 30
_DOTS = 70  # to the inch: a page that can be read beside its text


def as_pictures(pdf: bytes) -> list[bytes]:
    """The first pages of a PDF as PNG. Raises RuleBroken where poppler’s pdftoppm is not here."""
    paint = shutil.which("pdftoppm")
    if paint is None:
        raise RuleBroken(_NOT_HERE)
    with TemporaryDirectory() as folder:
        source = Path(folder) / "document.pdf"
        source.write_bytes(pdf)
        command = [paint, "-png", "-r", str(_DOTS), "-l", str(_PAGES), str(source)]
        command.append(f"{folder}/page")
        subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False)
        return [page.read_bytes() for page in sorted(Path(folder).glob("page*.png"))]


def pages_of(document: bytes) -> list[str]:
    """The pages of a Word document as pictures for a page of the web; none where none can be made.

    They are PNG in base 64.
    """
    try:
        return [b64encode(page).decode() for page in as_pictures(as_pdf(document))]
    except RuleBroken:
        return []
