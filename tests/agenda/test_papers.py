import io
import zipfile
from contextlib import suppress

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agenda.papers import LARGEST_FILE, MEDIA_TYPES, Upload, check_upload, tidy_file_name
from app.errors import RuleBroken

ODF = "application/vnd.oasis.opendocument."


def an_archive(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("content_types", "[Content_Types].xml"), text)
    return made.getvalue()


def an_office_file(extension: str, **more: str) -> bytes:
    kind = f'<Override ContentType="{MEDIA_TYPES[extension]}.main+xml"/>'
    return an_archive(content_types=kind, **more)


def a_word_file() -> bytes:
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("Report.PDF", b"%PDF-1.7 ...", id="pdf"),
        pytest.param("report.docx", a_word_file(), id="docx"),
        pytest.param("budget.xlsx", an_office_file("xlsx"), id="xlsx"),
        pytest.param("slides.pptx", an_office_file("pptx"), id="pptx"),
        pytest.param("letter.odt", an_archive(mimetype=f"{ODF}text"), id="odt"),
        pytest.param("table.ods", an_archive(mimetype=f"{ODF}spreadsheet"), id="ods"),
        pytest.param("notes.txt", "Café – noted".encode(), id="utf-8"),
        pytest.param("notes.txt", "Café – noted".encode("cp1252"), id="windows"),
        pytest.param("notes.txt", "Café – noted".encode("utf-16"), id="utf-16"),
        pytest.param("votes.csv", b"name,vote\nAnn,for\n", id="csv"),
        pytest.param("map.png", b"\x89PNG\r\n\x1a\n....", id="png"),
        pytest.param("site.jpeg", b"\xff\xd8\xff\xe0....", id="jpeg"),
    ],
)
def test_a_file_that_is_what_it_says_is_kept(name, content):
    assert check_upload(Upload(name, content)) in MEDIA_TYPES.values()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("run.exe", b"MZ", "Choose a PDF, Word", id="another kind"),
        pytest.param("page.html", b"<p>", "Choose a PDF, Word", id="a web page"),
        pytest.param("report", b"%PDF-1.7", "Choose a PDF, Word", id="no extension"),
        pytest.param("report.pdf", b"", "The file is empty", id="empty"),
        pytest.param("report.pdf", b"MZ\x90", "not what its name says", id="a program as pdf"),
        pytest.param("map.png", b"\xff\xd8\xff\xe0", "not what its name says", id="jpeg as png"),
        pytest.param("a.docx", b"PK\x03\x04 broken", "not what its name says", id="broken zip"),
        pytest.param("a.docx", an_archive(run="MZ"), "not what its name says", id="a plain zip"),
        pytest.param("a.docx", an_office_file("xlsx"), "not what its name says", id="xlsx as docx"),
        pytest.param(
            "a.odt", an_archive(mimetype=f"{ODF}spreadsheet"), "not what", id="ods as odt"
        ),
        pytest.param("a.txt", b"text\x00more", "not what its name says", id="bytes as text"),
        pytest.param(
            "a.docx",
            an_archive(content_types='<Override ContentType="...macroEnabled.main+xml"/>'),
            "has macros",
            id="macros",
        ),
        pytest.param(
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...",
            "locked with a password or of an older kind: save it as .docx",
            id="locked",
        ),
    ],
)
def test_any_other_file_is_refused_in_words(name, content, why):
    with pytest.raises(RuleBroken, match=why) as refusal:
        check_upload(Upload(name, content))

    assert refusal.value.about == "file"


def test_a_file_may_be_twenty_megabytes_and_no_more():
    padded = b"%PDF-" + b" " * (LARGEST_FILE - 5)

    assert check_upload(Upload("a.pdf", padded)) == "application/pdf"
    with pytest.raises(RuleBroken, match="20 MB at the most"):
        check_upload(Upload("a.pdf", padded + b" "))


def test_a_zip_bomb_is_not_unpacked():
    bomb = an_archive(content_types="<Types/>" + " " * 50_000_000)

    with pytest.raises(RuleBroken, match="not what its name says"):
        check_upload(Upload("a.docx", bomb))


@given(st.sampled_from(sorted(MEDIA_TYPES)), st.binary(max_size=200), st.booleans())
def test_whatever_is_sent_is_kept_or_refused(extension, content, as_a_zip):
    whole = b"PK\x03\x04" + content if as_a_zip else content
    with suppress(RuleBroken):
        assert check_upload(Upload(f"a.{extension}", whole)) == MEDIA_TYPES[extension]


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        pytest.param("Report.PDF", "Report.pdf", id="capitals"),
        pytest.param("C:\\Papers\\Item 4.docx", "Item 4.docx", id="a Windows folder"),
        pytest.param("../../etc/passwd.txt", "passwd.txt", id="another folder"),
        pytest.param("a\r\nb.pdf", "a b.pdf", id="line ends"),
        pytest.param("Adroddiad – Ebrill.docx", "Adroddiad – Ebrill.docx", id="not ASCII"),
        pytest.param("x" * 300 + ".pdf", "x" * 116 + ".pdf", id="too long"),
        pytest.param("README", "README", id="no extension"),
    ],
)
def test_a_file_name_is_made_safe_and_stays_readable(given_name, kept):
    assert tidy_file_name(given_name) == kept
