"""The look of a council: three of them on one meeting, and files that are refused."""

from io import BytesIO

import docx
import pytest
from docx.shared import Cm, RGBColor
from openxml_audit import OpenXmlValidator

from app.errors import RuleBroken
from app.word.document import typeset
from app.word.houses import prepare
from app.word.outline import Outline
from tests.factories import NOW
from tests.word.accessibility import faults
from tests.word.houses import HOUSES, county, parish, part_of, town, with_part
from tests.word.test_document import EVERY_KIND

OUTLINE = Outline(
    "Minutes – Parks", "Minutes", "Testshire", "Parks – DRAFT", "en-GB", EVERY_KIND, stamp="V1"
)
RELATIONS = "word/_rels/document.xml.rels"


def _made(house):
    prepared = prepare(house(), "en-GB")
    return prepared, typeset(OUTLINE, NOW, prepared.content)


@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
def test_a_document_in_the_look_of_a_house_is_sound_and_can_be_read_by_everyone(house, tmp_path):
    _, content = _made(house)
    (tmp_path / "minutes.docx").write_bytes(content)

    errors = OpenXmlValidator().validate(tmp_path / "minutes.docx").errors

    assert [error.description for error in errors] == []
    assert faults(content) == []


def test_the_page_the_letters_and_the_logo_are_the_house_s():
    _, content = _made(town)
    document = docx.Document(BytesIO(content))
    section = document.sections[0]

    assert abs(section.left_margin - Cm(3)) < Cm(0.01)
    assert document.styles["Normal"].font.name == "Georgia"
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x1D, 0x4E, 0x2B)
    assert section.first_page_header._element.xpath(".//pic:pic")
    assert "Parks – DRAFT" in [p.text for p in section.first_page_header.paragraphs]
    assert "Parks – DRAFT" in [p.text for p in section.header.paragraphs]


def test_what_was_found_and_what_was_lent_is_said():
    prepared, content = _made(county)

    assert "Resolution" in prepared.found
    assert "Clause" in prepared.added
    resolved = next(p for p in docx.Document(BytesIO(content)).paragraphs if p.text == "RESOLVED:")
    assert resolved.style.name == "Resolution"


def test_a_letterhead_without_styles_is_enough():
    prepared, content = _made(parish)
    document = docx.Document(BytesIO(content))

    assert prepared.found == ("Normal",)
    assert document.sections[0].header.paragraphs[0].text == "Little Fenwick Parish Council"
    assert document.sections[0].footer.paragraphs[0].text == "Clerk: 01234 567890"
    assert "Delete this text" not in "".join(p.text for p in document.paragraphs)


def _with_relation(kind: str, target: str) -> bytes:
    relation = (
        f'<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    relations = part_of(town(), RELATIONS).decode().replace("</Relationships>", relation)
    return with_part(town(), RELATIONS, relations.encode())


REFUSED = {
    "not a zip": (lambda: b"Dear Sir", "cannot be read as a Word document"),
    "empty": (lambda: b"", "cannot be read as a Word document"),
    "cut short": (lambda: town()[:-200], "cannot be read as a Word document"),
    "a zip of something else": (
        lambda: with_part(town(), "[Content_Types].xml", b"<Types/>"),
        "cannot be read as a Word document",
    ),
    "macros": (lambda: with_part(town(), "word/vbaProject.bin", b"x"), "has macros"),
    "a remote template": (
        lambda: _with_relation("attachedTemplate", "https://example.org/evil.dotm"),
        "takes a part from elsewhere, https://example.org/evil.dotm",
    ),
    "a remote picture": (
        lambda: _with_relation("image", "//host/x.png"),
        "takes a part from elsewhere",
    ),
    "an embedded file": (
        lambda: with_part(town(), "word/embeddings/oleObject1.bin", b"x"),
        "holds a program or an embedded file",
    ),
    "an entity": (
        lambda: with_part(town(), "word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "cannot be read as a Word document",
    ),
    "oversize": (lambda: b"PK" + b"\0" * (5 * 1024 * 1024), "larger than 5 MB"),
    "a bomb": (
        lambda: with_part(town(), "word/media/x.png", b"\0" * (51 * 1024 * 1024)),
        "unpacks to more than a template needs",
    ),
    "broken inside": (
        lambda: with_part(town(), "word/styles.xml", b"<w:styles"),
        "cannot be read as a Word document",
    ),
    "no styles at all": (
        lambda: with_part(town(), "word/document.xml", b"<nothing/>"),
        "cannot be made into a template",
    ),
}


@pytest.mark.parametrize(("file", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_no_register_should_take_is_refused_in_one_sentence(file, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        prepare(file(), "en-GB")
