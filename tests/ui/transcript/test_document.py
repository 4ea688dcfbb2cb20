from hypothesis import given
from hypothesis import strategies as st

from tests.transcripts import transcript
from viewer.ui.transcript.document import Place, TurnDocument, to_code_points, to_utf16

# What a reader may hand over: breaks inside a turn, characters beyond 16 bits, Qt's own structure marks.
texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\n\r\u2028\u2029\u0085\ufdd0\ufdd1\ufffc\ufeff\xa0😀é"),
    ),
    max_size=40,
)


@given(texts)
def test_offsets_convert_both_ways(text: str):
    for offset in range(len(text) + 1):
        units = to_utf16(text, offset)
        assert units == len(text[:offset].encode("utf-16-le")) // 2
        assert to_code_points(text, units) == offset


def test_a_place_inside_a_pair_counts_as_before_it():
    assert to_code_points("a😀b", 2) == 1


@given(st.lists(texts, min_size=1, max_size=6))
def test_every_turn_is_one_block_and_every_place_is_found_again(qapp, turn_texts: list[str]):
    document = TurnDocument(transcript(*turn_texts))
    assert document.blockCount() == len(turn_texts)
    for turn, text in enumerate(turn_texts):
        for offset in (0, len(text) // 2, len(text)):
            place = Place(turn, offset)
            assert document.place(document.position(place)) == place


@given(st.lists(texts, min_size=1, max_size=4), st.data())
def test_words_are_exactly_those_of_the_transcript(qapp, turn_texts: list[str], data):
    document = TurnDocument(transcript(*turn_texts))
    whole = "\n".join(turn_texts)
    starts = [sum(len(text) + 1 for text in turn_texts[:turn]) for turn in range(len(turn_texts))]
    places = sorted(
        data.draw(st.tuples(st.integers(0, len(turn_texts) - 1), st.integers(0, 40))) for _ in range(2)
    )
    first, last = (Place(turn, min(offset, len(turn_texts[turn]))) for turn, offset in places)
    words = document.words(first, last)
    assert words == whole[starts[first.turn] + first.offset : starts[last.turn] + last.offset]
