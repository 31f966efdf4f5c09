"""The files of a path, and what is refused before any of it is unpacked."""

import io
import os
import zipfile
from pathlib import Path

import docx
import pytest

from app.archive import sources
from app.archive.sources import files_in
from app.errors import RuleBroken


def a_zip(path: Path | io.BytesIO, files: dict[str, bytes]) -> Path | io.BytesIO:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return path


def refusals(path: Path) -> dict[str, str]:
    return {found.name: found.refusal for found in files_in(path)}


def test_a_folder_gives_its_files_by_name_with_those_of_its_zips(tmp_path):
    (tmp_path / "2016").mkdir()
    (tmp_path / "2016" / "may.txt").write_bytes(b"May")
    (tmp_path / os.fsdecode(b"2016/caf\xe9.txt")).write_bytes(b"Tea")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_bytes(b"no")
    a_zip(tmp_path / "old.zip", {"a/april.txt": b"April", "__MACOSX/._a": b"no", "b/": b""})

    found = {each.name: each.data for each in files_in(tmp_path)}

    assert found == {
        "2016/may.txt": b"May",
        "2016/caf?.txt": b"Tea",
        "old.zip/a/april.txt": b"April",
    }


def test_a_word_file_is_one_file_though_it_is_packed(tmp_path):
    path = tmp_path / "minutes.docx"
    docx.Document().save(path)

    assert [each.name for each in files_in(path)] == ["minutes.docx"]


def test_a_zip_that_would_unpack_to_far_more_than_it_is_is_refused_whole(tmp_path, monkeypatch):
    bomb = a_zip(tmp_path / "bomb.zip", {"a.txt": b"\0" * 6_000_000})
    many = a_zip(tmp_path / "many.zip", {f"{n}.txt": b"" for n in range(12)})

    assert "made to do harm" in refusals(bomb)["bomb.zip"]
    monkeypatch.setattr(sources, "MOST_FILES", 10)
    assert "more than 10 files" in refusals(many)["many.zip"]
    monkeypatch.setattr(sources, "LARGEST_UNPACKED", 1_000_000)
    assert "would unpack to more than" in refusals(bomb)["bomb.zip"]


def test_a_zip_that_lies_about_a_size_gives_no_more_than_a_file_may_hold(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 100)
    packed = a_zip(tmp_path / "a.zip", {"long.txt": b"long " * 1000})

    (found,) = files_in(packed)

    assert len(found.data) == 101, "which the reader then refuses as too large"


def test_what_is_packed_locked_or_damaged_is_refused_by_itself(tmp_path):
    inner = a_zip(io.BytesIO(), {"deep.txt": b"x"}).getvalue()
    packed = a_zip(tmp_path / "a.zip", {"inner.zip": inner, "good.txt": b"good"})
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_STORED) as more:
        more.writestr("bad.txt", b"as it was stored")
    raw = packed.read_bytes()
    packed.write_bytes(raw.replace(b"as it was stored", b"as it was broken"))
    (tmp_path / "half.zip").write_bytes(raw[: len(raw) // 2])

    found = refusals(packed)

    assert found["a.zip/inner.zip"].startswith("A ZIP in a ZIP is not opened")
    assert found["a.zip/bad.txt"] == "The file is damaged in its ZIP"
    assert found["a.zip/good.txt"] == ""
    assert refusals(tmp_path / "half.zip") == {"half.zip": ""}, "no ZIP at all: a file to refuse"


def test_a_path_with_nothing_there_is_said_so(tmp_path):
    with pytest.raises(RuleBroken, match="cannot be read: No such file"):
        list(files_in(tmp_path / "nowhere"))
