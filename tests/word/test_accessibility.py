"""Every kind of paper can be read by everyone; and what would stop them is found where it is."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.factories import published
from tests.word.accessibility import contrast, faults
from tests.word.asking import paper_of
from tests.word.council import a_council_meeting
from tests.word.test_document import EVERY_KIND as EVERY_BLOCK
from tests.word.test_document import _made
from tests.word.test_kinds import EVERY_KIND, _subject, _supplemented

DOCUMENT, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="crest"/></wp:inline></w:drawing></w:r></w:p>'
)


@pytest.mark.usefixtures("app")
def test_every_kind_of_paper_passes():
    meeting = a_council_meeting()
    published(meeting)
    _supplemented(meeting)

    for kind in EVERY_KIND:
        made = paper_of(kind, _subject(kind, meeting), restricted=True)
        assert faults(made.content) == [], made.name


def test_every_block_passes():
    assert faults(_made(*EVERY_BLOCK)) == []


@pytest.mark.parametrize(
    ("part", "found", "instead", "fault"),
    [
        (CORE, "<dc:title>[^<]*", "<dc:title>", "the document has no title"),
        (STYLES, 'w:lang w:val="[^"]*"', 'w:lang w:val=""', "the document has no language"),
        (DOCUMENT, 'w:val="Title"', 'w:val="Normal"', "does not begin with one title"),
        (DOCUMENT, 'w:val="Heading1"', 'w:val="Heading3"', "a heading skips a level"),
        (DOCUMENT, "10. Parks", " ", "a heading is empty"),
        (DOCUMENT, "Words, ", "(1) Words, ", "a list is typed: (1) Words"),
        (DOCUMENT, "<w:tblHeader/>", "", "a table has no header row"),
        (DOCUMENT, ">Name<", "> <", "a table has a column without a header"),
        (DOCUMENT, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="1"/>', "a table has merged cells"),
        (DOCUMENT, "<w:sectPr", PICTURE + "<w:sectPr", "a picture has no alternative text"),
        (
            DOCUMENT,
            "<w:sectPr",
            PICTURE.replace("inline", "anchor") + "<w:sectPr",
            "a picture floats beside the text",
        ),
        (DOCUMENT, ">a page<", ">click here<", "does not say where it leads: click here"),
        (DOCUMENT, ">a page<", ">https://example.org/<", "a link does not say where it leads"),
        (STYLES, 'w:color w:val="000000"', 'w:color w:val="999999"', "text in 999999 is hard"),
        (STYLES, 'w:sz w:val="24"', 'w:sz w:val="20"', "text is smaller than 11 points"),
        (STYLES, "<w:keepNext/>", '<w:keepNext/><w:jc w:val="both"/>', "text is justified"),
        (DOCUMENT, "<w:sectPr", "<w:p/><w:sectPr", "a paragraph is empty"),
        (
            DOCUMENT,
            "<w:tc>",
            "<w:tc><w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr></w:tbl>",
            "a table stands in a table",
        ),
    ],
)
def test_each_fault_is_found(part, found, instead, fault):
    damaged = _damaged(_made(*EVERY_BLOCK), part, found, instead)

    assert any(fault in told for told in faults(damaged)), faults(damaged)


def test_contrast_is_counted_as_the_guidelines_do():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("777777", "FFFFFF") < 4.5


def _damaged(content: bytes, part: str, found: str, instead: str) -> bytes:
    file = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(file, "w") as damaged:
        for name in package.namelist():
            text = package.read(name)
            if name == part:
                changed = re.sub(found, instead.replace("\\", r"\\"), text.decode())
                assert changed.encode() != text, "nothing was damaged"
                text = changed.encode()
            damaged.writestr(name, text)
    return file.getvalue()
