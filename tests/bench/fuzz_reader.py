"""Feeds a reader what coverage-guided mutation finds, in a process of its own: libFuzzer ends it.

    python -m tests.bench.fuzz_reader READER FOLDER [LIBFUZZER_OPTION ...]

The folder holds specimens, and at the end all that is of interest. What is no `WorldError` is a find.
Of a packed format its main part is fuzzed, packed anew each time: nobody would guess the sums of an archive.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import atheris

from tests.readers.documents import ODT

with atheris.instrument_imports(include=["viewer"]):
    from viewer.core.choices import Choices
    from viewer.errors import WorldError
    from viewer.readers.open import read_bytes
    from viewer.readers.registry import by_key


def docx(part: bytes) -> bytes:
    """A Word document with this main part."""
    return _packed({"word/document.xml": part})


def odt(part: bytes) -> bytes:
    """An OpenDocument text with this content."""
    return _packed({"mimetype": ODT.encode(), "content.xml": part})


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


PACKED = {"docx": (docx, "word/document.xml"), "odt": (odt, "content.xml")}
"""What packs the main part of a format, and what that is called."""


def main(key: str, folder: str, options: list[str]) -> None:
    """Fuzz until an option says it is enough."""
    suffix = by_key(key).suffixes[0]
    pack, name = PACKED.get(key, (bytes, ""))
    for seed in Path(folder).iterdir() if name else ():
        if zipfile.is_zipfile(seed) and name in zipfile.ZipFile(seed).namelist():
            seed.write_bytes(zipfile.ZipFile(seed).read(name))

    def target(data: bytes) -> None:
        try:
            read_bytes(pack(data), suffix, choices=Choices(key))
        except WorldError:
            return

    atheris.Setup([sys.argv[0], folder, *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(exist_ok=True)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
