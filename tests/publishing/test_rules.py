"""What is hashed, and what is found to be wrong."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.publishing.rules import (
    NOTHING_BEFORE,
    Header,
    Kept,
    canonical,
    fault_of,
    seal,
    sha256_of,
)

SALT = "ab" * 32
KEYS = st.text("abcxyz_", min_size=1, max_size=4)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = TEXTS | st.integers(-(2**53) + 1, 2**53 - 1) | st.lists(TEXTS, max_size=3)


def a_version(number: int = 1, previous: str = NOTHING_BEFORE, content: str = "{}") -> Kept:
    header = Header(
        number=number,
        meeting=1,
        kind="agenda",
        published_at="2026-03-06T09:30:00Z",
        content_sha256=sha256_of(content),
        restricted_digest=seal("{}", SALT),
        previous_sha256=previous,
    )
    return Kept(header, header.sha256, content, "{}", SALT)


@given(st.dictionaries(KEYS, VALUES | st.dictionaries(KEYS, VALUES, max_size=3), max_size=4))
def test_python_alone_writes_our_content_in_the_same_way(content):
    plainly = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    assert canonical(content) == plainly


def test_a_hash_is_the_sha_256_of_the_header_written_down():
    words = (
        '{"content_sha256":"c","kind":"agenda","meeting":4,"number":7,'
        '"previous_sha256":"p","published_at":"2026-03-06T09:30:00Z","restricted_digest":"r"}'
    )

    header = Header(7, 4, "agenda", "2026-03-06T09:30:00Z", "c", "r", "p")

    assert header.sha256 == hashlib.sha256(words.encode()).hexdigest()


def test_the_digest_of_a_restricted_part_cannot_be_guessed_without_its_salt():
    assert seal("9000", SALT) != seal("9000", "cd" * 32)
    assert seal("9000", SALT) != sha256_of("9000")


def test_versions_that_follow_each_other_have_no_fault():
    first = a_version()
    second = a_version(2, first.sha256)

    assert fault_of(first, None) == ""
    assert fault_of(second, first.header) == ""


FIRST = a_version()


@pytest.mark.parametrize(
    ("version", "fault"),
    [
        pytest.param(a_version(3, FIRST.sha256), "version 2 is missing", id="one left out"),
        pytest.param(a_version(2), "it does not follow version 1", id="another chain"),
        pytest.param(
            replace(a_version(2, FIRST.sha256), content="{ }"),
            "its public content is not what was published",
            id="content",
        ),
        pytest.param(
            replace(a_version(2, FIRST.sha256), restricted="{ }"),
            "its restricted part is not what was kept",
            id="restricted",
        ),
        pytest.param(
            replace(a_version(2, FIRST.sha256), sha256="0" * 64),
            "its header (kind, meeting, time or hashes) is not what was kept",
            id="header",
        ),
    ],
)
def test_a_fault_is_named(version, fault):
    assert fault_of(version, FIRST.header) == fault
