import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.record.files import safe_file_name, safe_media_type, size_in_words


@pytest.mark.parametrize(
    ("stored", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\papers\\a.docx", "C-papers-a.docx"),
        (".htaccess", "htaccess"),
        ("a\r\nSet-Cookie: x.pdf", "a-Set-Cookie- x.pdf"),
        ("Rapport été (1).pdf", "Rapport été (1).pdf"),
        ("報告.pdf", "報告.pdf"),
        ("///", "document"),
        (f"{'a' * 300}.pdf", f"{'a' * 116}.pdf"),
    ],
)
def test_a_file_name_is_made_safe(stored, safe):
    assert safe_file_name(stored) == safe


@given(st.text())
def test_a_safe_name_is_one_piece_of_an_address_and_stays_as_it_is(name):
    safe = safe_file_name(name)

    assert 0 < len(safe) <= 120
    assert not set(safe) & set('/\\\r\n\t\0"<>:|?*')
    assert not safe.startswith((".", " "))
    assert safe_file_name(safe) == safe


@pytest.mark.parametrize(
    ("stored", "served"),
    [
        ("application/pdf", "application/pdf"),
        ("Text/HTML", "text/html"),
        ("", "application/octet-stream"),
        ("text/html; charset=x", "application/octet-stream"),
        ("text/html\r\nX: y", "application/octet-stream"),
    ],
)
def test_a_media_type_is_one_or_unknown(stored, served):
    assert safe_media_type(stored) == served


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "PDF, 1 KB"), (1499, "PDF, 1 KB"), (999_499, "PDF, 999 KB"), (999_500, "PDF, 1.0 MB"),
     (2_345_678, "PDF, 2.3 MB")],
)  # fmt: skip
def test_a_size_is_told_as_people_say_it(size, words):
    assert size_in_words("application/pdf", size) == words


def test_an_unknown_kind_of_file_has_a_size_alone():
    assert size_in_words("application/x-unknown", 5000) == "5 KB"
