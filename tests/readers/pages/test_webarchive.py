"""Pages as Safari saves them, and lists that are none."""

from __future__ import annotations

import plistlib
import random

import pytest

from viewer.errors import WorldError
from viewer.readers.open import read_bytes
from viewer.readers.pages.webarchive import page_in

PAGE = "<html><body><p>Anna \u00c5k [00:00:02]: Hej.</p><p>Bo Alm [00:00:09]: Ja.</p></body></html>"


def archive(page: object, encoding: object = "UTF-8") -> bytes:
    main = {"WebResourceData": page, "WebResourceTextEncodingName": encoding, "WebResourceURL": "http://x.se"}
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


@pytest.mark.parametrize(
    ("written", "told"),
    [("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "windows-1252"), ("utf-8", "odd")],
)
def test_the_page_is_read(written: str, told: str) -> None:
    transcript = read_bytes(archive(PAGE.encode(written), told), ".webarchive")
    assert [speaker.name for speaker in transcript.speakers] == ["Anna \u00c5k", "Bo Alm"]
    assert transcript.format == "web-page"


@pytest.mark.parametrize("page", ["text", 3, b"", archive(b"x")])
def test_other_lists_are_no_transcripts(page: object) -> None:
    with pytest.raises(WorldError):
        read_bytes(archive(page))


def test_damage_gives_a_page_or_none() -> None:
    whole, dice = archive(PAGE.encode()), random.Random(5)
    for _ in range(3000):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            data[dice.randrange(8, len(data))] = dice.randrange(256)
        found = page_in(bytes(data[: dice.randint(8, len(data))] if dice.random() < 0.3 else data))
        assert found is None or isinstance(found[0], bytes)
