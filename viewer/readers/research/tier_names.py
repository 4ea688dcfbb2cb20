"""What a tier is, from its name: "Mary", "Mary - words", "tx@SP1", "phones"."""

from __future__ import annotations

import re
from enum import Enum

from viewer.core.turn_names import TURNS, speaker_of


class Kind(Enum):
    """What the annotations of a tier are."""

    SPEECH = "what is said, by utterances"
    WORDS = "what is said, by words"
    SIGNS = "phones, tones, codes: no words"
    NOTES = "words about what is said: translations, glosses, comments"
    NUMBERS = "the numbers of utterances that stand on a tier below"
    NAMES = "who is heard"


_NAMES = {
    Kind.SPEECH: "text texts speech spch utterance utterances utt utts phrase phrases sentence sentences "
    "sent transcript transcripts transcription transcriptions trans trn trs orthography orthographic ortho "
    "ort tx txt ipu ipus turn turns default verbatim avskrift transkription yttrande yttranden mening "
    "meningar replik repliker",
    Kind.WORDS: "word words wrd wrds wd token tokens tok mot mots ord wort wörter palabra palabras ort-mau",
    Kind.SIGNS: "phone phones phoneme phonemes phon phons phonetic phonetics seg segs segment segments mau "
    "kan-mau kan sampa xsampa ipa syllable syllables syll syl syls tones tobi pitch f0 intensity stress "
    "break breaks pos tag tags lemma lemmas morph morphs mb ps msa gesture gestures gest gaze",
    Kind.NOTES: "note notes comment comments gloss glosses gls ge translation translations ft fte remark "
    "remarks kommentar kommentarer anteckning anteckningar översättning noise noises event events context",
    Kind.NUMBERS: "ref refs reference id ids",
}
_NAMES_OF_NAMES = "speaker speakers spk spkr talare sprecher locuteur locutor"
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_WHOLE = _KINDS | dict.fromkeys(_NAMES_OF_NAMES.split(), Kind.NAMES)  # "Speaker 1" is somebody
_PARTS = re.compile(r"[^\s_\-–—@:./|()\[\]\"']+")
_BETWEEN = " \t\n_-–—@:./|()[]\"'"


def told_by(name: str) -> tuple[Kind | None, str]:
    """The kind of a tier and who speaks on it, as far as its name tells.

    The kind is the first or the last part of a name, the speaker is the rest. A name that holds no kind is
    that of a speaker.

    Args:
        name: as the file writes it.
    """
    if ours := speaker_of(name):
        return Kind.SPEECH if ours[1] == TURNS else Kind.WORDS, ours[0]
    whole = name.strip(_BETWEEN)
    if kind := _WHOLE.get(whole.lower()):
        return kind, ""
    parts = list(_PARTS.finditer(whole))
    for part in (parts[-1], parts[0]) if parts else ():
        if kind := _KINDS.get(part[0].lower()):
            rest = (whole[: part.start()] if part.start() else whole[part.end() :]).strip(_BETWEEN)
            return kind, "" if rest.lower() in _KINDS else rest
    return None, whole
