"""Lanes: one thing at a time in each, and the end is told whatever becomes of an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from viewer.controllers.lanes import Lane, Lanes
from viewer.controllers.worker import Task, Workers


@pytest.fixture
def workers(qapp: object) -> Iterator[Workers]:
    workers = Workers()
    yield workers
    assert workers.close(10_000)


def test_the_end_is_told_though_an_answer_could_not_be_taken(workers: Workers, qtbot: QtBot) -> None:
    ended: list[bool] = []
    lanes = Lanes(workers, lambda: ended.append(lanes.busy))

    def take(_answer: object) -> None:
        raise ValueError("cannot be shown")

    with qtbot.captureExceptions() as caught:
        lanes.run(Lane.TEXT, lambda _task: "answer", take, take)
        qtbot.waitUntil(lambda: bool(ended))
    assert ended == [False]
    assert [str(exception) for _, exception, _ in caught] == ["cannot be shown"]


def test_what_is_reported_comes_before_the_answer(workers: Workers, qtbot: QtBot) -> None:
    said: list[object] = []
    lanes = Lanes(workers, lambda: said.append("idle"))

    def work(task: Task) -> str:
        task.report(0.5)
        return "answer"

    lanes.run(Lane.TEXT, work, said.append, said.append, said.append)
    qtbot.waitUntil(lambda: "idle" in said)
    assert said == [0.5, "answer", "idle"]


def test_a_new_work_replaces_the_one_before_in_its_lane_only(workers: Workers, qtbot: QtBot) -> None:
    said: list[object] = []
    lanes = Lanes(workers, lambda: said.append("idle"))
    for lane, answer in ((Lane.TEXT, "old"), (Lane.SOUND, "sound"), (Lane.TEXT, "new")):
        lanes.run(lane, lambda _task, answer=answer: answer, said.append, said.append)
    qtbot.waitUntil(lambda: "idle" in said)
    assert sorted(map(str, said)) == ["idle", "new", "sound"]
