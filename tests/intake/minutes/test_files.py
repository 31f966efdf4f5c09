"""Files of every kind, right and wrong: understood, or refused in one sentence."""

import io
import zipfile

import pytest

from app.errors import RuleBroken
from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import LARGEST, open_paper
from tests.intake.minutes.reading import PARISH
from tests.intake.minutes.writing import packed, word


def test_numbers_that_word_counts_are_read_with_its_paragraphs():
    data = word(
        "Minutes of the Pond Committee held on 4 May 2026",
        "Present: Cllr Able, Cllr Baker",
        "#Apologies",
        "There were none.",
        "#The pond",
        "It was agreed to clear the pond.",
        "#Ducks",
        "Nothing was said of ducks.",
    )

    minutes = parse(open_paper(data, "minutes.docx"))

    assert [(i.number, i.title) for i in minutes.items] == [
        ("1", "Apologies"),
        ("2", "The pond"),
        ("3", "Ducks"),
    ]


def test_the_kind_of_a_file_is_what_it_is_and_not_what_it_is_called():
    minutes = parse(open_paper(PARISH.encode("cp1252"), "minutes.docx"))

    assert len(minutes.items) == 5


BAD = [
    pytest.param(b"", "empty", id="empty"),
    pytest.param(b"\x00" * 4000, "empty", id="zeroes"),
    pytest.param(word("Minutes")[:900], "damaged or not complete", id="truncated Word"),
    pytest.param(packed(a__b=b"x"), "not a Word document", id="another ZIP"),
    pytest.param(b"%PDF-1.4 and nothing else", "PDF cannot be read", id="broken PDF"),
    pytest.param(b"\xff\xd8\xff\xe0" + b"x" * 90, "a photo", id="photo"),
    pytest.param(b"{" * 50_000 + b"}", "not JSON", id="deep JSON"),
    pytest.param(b'{"a": 1}', "does not hold a meeting", id="other JSON"),
    pytest.param(b"<html>" + b"<div>" * 3000 + b"</html>", "deeply nested", id="deep page"),
    pytest.param(b"a" * (LARGEST + 1), "larger than", id="too large"),
    pytest.param(packed(word__document=b"0" * 70 * 1024 * 1024), "far more than", id="packed bomb"),
]


@pytest.mark.parametrize(("data", "said"), BAD)
def test_a_file_that_is_no_minutes_is_refused_in_a_sentence(data, said):
    with pytest.raises(RuleBroken, match=said):
        open_paper(data, "file")


def test_the_lock_file_that_word_leaves_is_named_as_one():
    with pytest.raises(RuleBroken, match="lock file"):
        open_paper(b"\x05Clerk" + b"\x20\x00" * 78, "~$minutes.docx")


def test_entities_of_a_word_file_are_not_expanded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    parts = zipfile.ZipFile(io.BytesIO(word("Minutes of the Pond Committee")))
    whole = {name: parts.read(name) for name in parts.namelist()}
    body = whole["word/document.xml"].decode()
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    body = body.replace("?>", f"?>{entity}", 1).replace("Minutes of", "&x; Minutes of")
    whole["word/document.xml"] = body.encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in whole.items():
            archive.writestr(name, data)

    try:
        lines = open_paper(made.getvalue(), "x.docx").lines
    except RuleBroken:
        return
    assert not any("the secret" in line.text for line in lines)
