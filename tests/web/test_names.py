"""What files from the web are called."""

from __future__ import annotations

from email.message import Message
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.errors import WorldError
from viewer.web.address import parse
from viewer.web.names import LONGEST, clean, keep, name_of, stem_of, suffix_of


def named(address: str, disposition: str = "") -> str:
    headers = Message()
    if disposition:
        headers["Content-Disposition"] = disposition
    return name_of(parse(address), headers)


@pytest.mark.parametrize(
    ("address", "disposition", "name"),
    [
        ("https://x/a/b.mp3?token=1", "", "b.mp3"),
        ("https://x/a/b%20%C3%A5.mp3", "", "b å.mp3"),
        ("https://x/a/..%2F..%2Fetc%2Fpasswd", "", "passwd"),
        ("https://x/a/%2e%2e", "", ""),
        ("https://x/", "", ""),
        ("https://x/b.mp3", 'attachment; filename="c.mp3"', "c.mp3"),
        ("https://x/b.mp3", "attachment; filename*=UTF-8''%C3%A5.mp3", "å.mp3"),
        ("https://x/b.mp3", 'attachment; filename="../../.bashrc"', "bashrc"),
        ("https://x/b.mp3", 'attachment; filename="C:\\\\Windows\\\\evil.mp3"', "evil.mp3"),
        ("https://x/b.mp3", "attachment; filename*=nonsense''%FF.mp3", "ÿ.mp3"),
        ("https://x/b.mp3", "attachment", "b.mp3"),
        ("https://x/b.mp3", 'attachment; filename="..."', "b.mp3"),
        ("https://x/b.mp3", 'attachment; filename="con.mp3"', "_con.mp3"),
        ("https://x/b.mp3", 'attachment; filename="a\u202egpj.mp3"', "a gpj.mp3"),
    ],
)
def test_names_are_nothing_but_names(address: str, disposition: str, name: str) -> None:
    assert named(address, disposition) == name


def test_bytes_of_utf8_in_a_header_are_read_as_such() -> None:
    raw = 'attachment; filename="å.mp3"'.encode().decode("latin-1")
    assert named("https://x/b.mp3", raw) == "å.mp3"


@given(st.text(max_size=300))
def test_any_name_is_harmless(text: str) -> None:
    for name in (clean(text), stem_of(text), clean(f"{text}.mp3")):
        assert len(name) <= LONGEST
        assert len(name.encode()) <= 255 - 20
        assert not set(name) & set('/\\<>:"|?*\0\n\r\t')
        assert name == name.strip(" ")
        assert not name.startswith(".")
        assert all(letter.isprintable() for letter in name)


def test_a_long_name_keeps_its_ending() -> None:
    name = clean("å" * 500 + ".mp3")
    assert suffix_of(name) == ".mp3"
    assert 90 < len(name) <= LONGEST


def test_titles_may_hold_slashes() -> None:
    assert stem_of("12/13: Who / what?") == "12-13_ Who - what_"


def parts(folder: Path, **contents: bytes) -> list[tuple[Path, str]]:
    made = []
    for suffix, content in contents.items():
        path = folder / f"{suffix}.part"
        path.write_bytes(content)
        made.append((path, f".{suffix.replace('_', '.')}"))
    return made


def test_files_share_a_name(tmp_path: Path) -> None:
    kept = keep(parts(tmp_path, mp3=b"1", vtt=b"2", chapters_json=b"3"), tmp_path, "ep")
    assert [path.name for path in kept] == ["ep.mp3", "ep.vtt", "ep.chapters.json"]
    assert [path.read_bytes() for path in kept] == [b"1", b"2", b"3"]
    assert not list(tmp_path.glob("*.part"))


def test_no_other_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "ep.vtt").write_bytes(b"mine")
    (tmp_path / "ep (2).mp3").mkdir()
    kept = keep(parts(tmp_path, mp3=b"1", vtt=b"2"), tmp_path, "ep")
    assert [path.name for path in kept] == ["ep (3).mp3", "ep (3).vtt"]
    assert (tmp_path / "ep.vtt").read_bytes() == b"mine"
    assert not (tmp_path / "ep.mp3").exists()


def test_the_same_again_is_the_same_file(tmp_path: Path) -> None:
    first = keep(parts(tmp_path, mp3=b"1", vtt=b"2"), tmp_path, "ep")
    assert keep(parts(tmp_path, mp3=b"1", vtt=b"2"), tmp_path, "ep") == first
    again = keep(parts(tmp_path, mp3=b"1", vtt=b"new"), tmp_path, "ep")
    assert [path.name for path in again] == ["ep (2).mp3", "ep (2).vtt"]
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="could not be written"):
        keep(parts(tmp_path, mp3=b"1"), tmp_path / "gone", "ep")
