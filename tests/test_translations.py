"""The translations that ship: complete, true to their sources' places, and in step with the program."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from viewer.resources import translation_path

ROOT = Path(__file__).parents[1]
TRANSLATE = ROOT / "packaging" / "translate"
PLACE = re.compile(r"%n|\{\w+\}")


class Text(NamedTuple):
    """One text and what it becomes: one form, or one for each number."""

    context: str
    source: str
    forms: tuple[str, ...]
    kind: str


def texts(path: Path) -> list[Text]:
    return [
        _text(context.findtext("name") or "", message)
        for context in ElementTree.parse(path).getroot().iter("context")
        for message in context.iter("message")
    ]


def _text(context: str, message: ElementTree.Element) -> Text:
    translation = message.find("translation")
    assert translation is not None
    forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
    return Text(context, message.findtext("source") or "", forms, translation.get("type", ""))


SWEDISH = texts(translation_path("turnlight_sv.ts"))
ENGLISH = texts(translation_path("turnlight_en.ts"))


def bare(text: str) -> str:
    """Without the marks of keys, as in ``&Speaker``."""
    return text.replace("&", "")


def test_every_text_is_translated_with_all_its_places() -> None:
    for text in SWEDISH + ENGLISH:
        assert text.kind == "", text
        for form in text.forms:
            assert form.strip(), text
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(text.source)), text


def test_a_translation_begins_and_ends_as_its_source() -> None:
    for text in SWEDISH:
        for form in text.forms:
            assert all(form.endswith(end) == text.source.endswith(end) for end in (".", "…", ":", " ")), text
            assert form[0].isspace() == text.source[0].isspace(), text
            first, its = bare(text.source)[0], bare(form)[0]
            assert first == "{" or its.isupper() == first.isupper(), text


def test_a_number_has_a_form_for_one_and_for_many() -> None:
    counted = [text for text in SWEDISH if "%n" in text.source]
    assert {(text.context, text.source) for text in counted} == {
        (text.context, text.source) for text in ENGLISH
    }
    for text in counted + ENGLISH:
        one, many = text.forms
        assert one != many
        assert "(" not in one + many


def test_the_same_words_become_the_same() -> None:
    """A text that stands in several places reads alike everywhere; an ellipsis or full stop aside."""
    words: dict[str, set[str]] = {}
    for text in SWEDISH:
        words.setdefault(text.source.rstrip("….").lower(), set()).add(text.forms[0].rstrip("….").lower())
    assert {source: forms for source, forms in words.items() if len(forms) > 1} == {}


def test_the_terms_are_the_same_everywhere() -> None:
    """One word for each thing the program is about."""
    terms = {
        "transcript": "avskrift",
        "turn": "replik",
        "episode": "avsnitt",
        "speaker": "talare",
        "library": "bibliotek",
    }
    for text in SWEDISH:
        for term, word in terms.items():
            if re.search(rf"\b{term}('s|s)?\b(?! the wheel)", bare(text.source), re.IGNORECASE):
                assert word in bare(text.forms[0]).lower(), text


@pytest.mark.skipif(
    not (ROOT / ".venv/bin/pyside6-lupdate").exists(), reason="Qt's translation tools are not in .venv"
)
def test_the_translations_are_in_step_with_the_program(tmp_path: Path) -> None:
    """`packaging/translate` would change nothing: no text is new or gone, and what is written is loaded."""
    for path in translation_path("").iterdir():
        shutil.copy(path, tmp_path)
    run = subprocess.run([TRANSLATE, tmp_path], check=False, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, ""), "run packaging/translate"
    assert texts(tmp_path / "turnlight_sv.ts") == SWEDISH
    assert texts(tmp_path / "turnlight_en.ts") == ENGLISH
    for language in ("sv", "en"):
        name = f"turnlight_{language}.qm"
        assert (tmp_path / name).read_bytes() == translation_path(name).read_bytes(), (
            "run packaging/translate"
        )
