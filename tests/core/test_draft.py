"""Of remarks without end some are told and the rest are counted."""

from __future__ import annotations

import pytest

from viewer.core import draft as drafts
from viewer.core.builder import build
from viewer.core.draft import Draft, RawTurn, Remarks
from viewer.core.transcript import Remark
from viewer.errors import message


def remark(line: int) -> Remark:
    return Remark(line, message("{text}", text=f"line {line}"))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST_REMARKS", 5)


def test_few_are_told_as_they_are() -> None:
    remarks = Remarks([remark(1)])
    remarks.append(remark(2))
    remarks += [remark(3)]
    remarks.extend([remark(4)])
    assert remarks.told() == tuple(map(remark, range(1, 5)))


def test_of_many_the_further_ones_are_counted_however_they_come() -> None:
    remarks = Remarks(map(remark, range(4)))
    remarks += map(remark, range(4, 8))
    remarks.extend(map(remark, range(8, 10)))
    remarks.append(remark(10))
    assert remarks.told()[:5] == tuple(map(remark, range(5)))
    assert [str(each.text) for each in remarks.told()[5:]] == ["6 more of the kind"]


def test_a_transcript_tells_how_many_there_were_in_all() -> None:
    draft = Draft("test", [RawTurn("one", 1, None, 5_000), RawTurn("two", 2, None, 1_000)])
    draft.warnings += map(remark, range(7))
    draft.ignored += map(remark, range(6))
    read = build(draft)
    assert len(read.warnings) == len(read.ignored) == 6
    assert str(read.warnings[-1].text) == "3 more of the kind"  # one is out of order as well
    assert str(read.ignored[-1].text) == "1 more of the kind"
