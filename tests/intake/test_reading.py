import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.errors import RuleBroken
from app.intake.reading import LARGEST, decode, read

PAGE = "Agenda item\n\nCafé fees – the Mayor’s £5 offer\n\nRESOLVED that the fee be £5.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_page_is_read_right_however_it_was_saved(encoding):
    source = decode(PAGE.encode(encoding))

    assert source.text == PAGE
    assert not source.is_html
    assert source.guess is None


def test_big_endian_with_a_byte_order_mark_is_read_right():
    assert decode(b"\xfe\xff" + PAGE.encode("utf-16-be")).text == PAGE


def test_latin_1_is_read_right():
    page = "Café fees\n\nRESOLVED that the fee be £5 for naïve visitors.\n"

    source = decode(page.encode("latin-1"))

    assert (source.text, source.guess) == (page, None)


@example("aaaaaé££")
@example("a£é££é££")
@given(st.text("abc £’–é\n", min_size=8).filter(str.strip))
def test_windows_1252_always_comes_back(text):
    assert decode(text.encode("cp1252")).text == text


def test_a_stray_windows_letter_among_utf_8_is_mended_and_said():
    source = decode("Café – the fee is £5. ".encode() * 3 + "£6".encode("cp1252"))

    assert source.text.endswith("£6")
    assert "mixes" in source.guess


def test_letters_no_council_uses_are_named_as_a_guess():
    source = decode("Заседание совета открыто в десять часов утра. ".encode("koi8-r") * 4)

    assert "guessed" in source.guess


def test_a_name_in_chinese_letters_is_kept():
    page = "Speaker: 李小龍 – thanked"

    assert decode(page.encode()).text == page


def test_a_declared_encoding_is_believed():
    page = "<html><meta charset=iso-8859-15><p>Fee: €5</p></html>"

    assert "€5" in decode(page.encode("iso-8859-15")).text


@pytest.mark.parametrize(
    ("page", "is_html"),
    [
        pytest.param("<!DOCTYPE html>\n<p>Agenda item", True, id="doctype"),
        pytest.param('<div class="x">Agenda item</div>', True, id="a part of a page"),
        pytest.param("Agenda item\n\nGrants < £500 and fees > £20", False, id="signs in a text"),
    ],
)
def test_html_is_told_from_text(page, is_html):
    assert decode(page.encode()).is_html is is_html


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf \r\n", "empty", id="white space"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "photo", id="JPEG"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", "picture", id="PNG"),
        pytest.param(b"%PDF-1.7\n", "a PDF", id="PDF"),
        pytest.param(b"PK\x03\x04\x14\x00", "Word document", id="Word"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word", id="old Word"),
        pytest.param(bytes(range(256)) * 9, "cannot|does not hold text", id="a program"),
    ],
)
def test_what_is_no_page_is_refused_in_a_sentence(data, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        decode(data)


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    with huge.open("rb") as stream:
        with pytest.raises(RuleBroken, match="larger than 5 MB"):
            read(stream)

        assert stream.tell() == LARGEST + 1


def test_a_page_of_the_largest_size_is_read():
    assert len(read(io.BytesIO(b"a" * LARGEST)).text) == LARGEST
