"""Work in the background: answers in the asker's thread, none after a cancel, no exception lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from viewer.controllers.worker import Job, Task, Workers
from viewer.errors import BugError, WorldError, message


@pytest.fixture
def workers(qapp: object) -> Iterator[Workers]:
    workers = Workers()
    yield workers
    assert workers.close()


class Heard:
    """Everything a job said, in order, and whether it was said in the thread of the test."""

    def __init__(self, job: Job) -> None:
        self.said: list[tuple[str, object]] = []
        self.threads: set[QThread] = set()
        job.finished.connect(lambda what: self._note("finished", what))
        job.failed.connect(lambda what: self._note("failed", what))
        job.progress.connect(lambda what: self._note("progress", what))

    def _note(self, kind: str, what: object) -> None:
        self.said.append((kind, what))
        self.threads.add(QThread.currentThread())


def test_the_answer_comes_in_the_thread_that_asked(workers: Workers, qtbot: QtBot) -> None:
    where: list[int] = []

    def work(task: Task) -> int:
        where.append(threading.get_ident())
        return 42

    heard = Heard(workers.run(work))
    qtbot.waitUntil(lambda: not workers.busy)
    assert heard.said == [("finished", 42)]
    assert heard.threads == {QThread.currentThread()}
    assert where != [threading.get_ident()]


def test_progress_comes_in_order_before_the_answer(workers: Workers, qtbot: QtBot) -> None:
    def work(task: Task) -> str:
        for step in range(3):
            task.report(step)
        return "done"

    heard = Heard(workers.run(work))
    qtbot.waitUntil(lambda: not workers.busy)
    assert heard.said == [("progress", 0), ("progress", 1), ("progress", 2), ("finished", "done")]


def test_every_job_has_its_own_number(workers: Workers) -> None:
    numbers = [workers.run(lambda task: None).id for _ in range(5)]
    assert len(set(numbers)) == 5


def test_a_cancelled_job_says_nothing_more(workers: Workers, qtbot: QtBot) -> None:
    started, leave = threading.Event(), threading.Event()

    def work(task: Task) -> str:
        started.set()
        assert leave.wait(10)
        task.report("late progress")
        return "late answer"

    job = workers.run(work)
    heard = Heard(job)
    assert started.wait(10)
    job.cancel()
    leave.set()
    assert not workers.busy
    with qtbot.waitSignal(workers.run(lambda task: None).finished):
        pass
    assert workers.close()
    qtbot.wait(0)
    assert heard.said == []


def test_an_answer_on_its_way_is_dropped_when_the_job_is_cancelled(qtbot: QtBot) -> None:
    workers = Workers(threads=1)
    after = threading.Event()
    job = workers.run(lambda task: "answer")
    heard = Heard(job)
    workers.run(lambda task: after.set())
    assert after.wait(10)  # the only thread is past the first job: its answer waits in the event queue
    job.cancel()
    assert workers.close()
    qtbot.wait(0)
    assert heard.said == []


def test_a_function_can_ask_and_leave(workers: Workers, qtbot: QtBot) -> None:
    started, left = threading.Event(), threading.Event()

    def work(task: Task) -> None:
        started.set()
        try:
            while True:
                task.check()
        finally:
            left.set()

    job = workers.run(work)
    heard = Heard(job)
    assert started.wait(10)
    job.cancel()
    assert left.wait(10)
    assert workers.close()
    qtbot.wait(0)
    assert heard.said == []


def test_the_worlds_fault_arrives_as_it_is(workers: Workers, qtbot: QtBot) -> None:
    fault = WorldError(message("No such file"))

    def work(task: Task) -> None:
        raise fault

    heard = Heard(workers.run(work))
    qtbot.waitUntil(lambda: not workers.busy)
    assert heard.said == [("failed", fault)]


def test_an_unexpected_exception_is_logged_and_arrives_as_a_bug(
    workers: Workers, qtbot: QtBot, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("A function failed in the background")

    def work(task: Task) -> None:
        raise KeyError("ms")

    heard = Heard(workers.run(work))
    qtbot.waitUntil(lambda: not workers.busy)
    [(kind, bug)] = heard.said
    assert kind == "failed"
    assert isinstance(bug, BugError)
    assert isinstance(bug.__cause__, KeyError)
    assert "KeyError" in str(bug)


def test_closing_cancels_what_runs_and_what_waits(qapp: object) -> None:
    workers = Workers(threads=1)
    started = threading.Event()
    ran: list[str] = []

    def work(task: Task) -> None:
        started.set()
        while not task.cancelled():
            pass
        ran.append("first")

    workers.run(work)
    workers.run(lambda task: ran.append("second"))
    assert started.wait(10)
    assert workers.close()
    assert ran == ["first"]
    assert not workers.busy
