"""What earlier versions left behind."""

from __future__ import annotations

from pathlib import Path

from viewer.store.folder import drop_copies


def test_copies_of_earlier_versions_go_and_nothing_else(tmp_path: Path) -> None:
    drop_copies(tmp_path)
    cache = tmp_path / "cache"
    cache.mkdir()
    copy, other, short = (cache / name for name in ("0f" * 32 + ".mka", "mine.mka", "0f" * 31 + ".mka"))
    for path in (copy, other, short):
        path.write_bytes(b"sound")
    (cache / ("ab" * 32 + ".mka")).mkdir()
    drop_copies(tmp_path)
    assert (copy.exists(), other.exists(), short.exists()) == (False, True, True)
