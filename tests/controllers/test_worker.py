"""Work in the background: answers in the asker's thread, none after a cancel, no exception lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from viewer.controllers.worker import Job, Task, Workers
from viewer.errors import BugError, WorldError, message

WAIT_MS = 10_000


@pytest.fixture
def workers(qapp: object) -> Iterator[Workers]:
    workers = Workers()
    yield workers
    assert workers.close(WAIT_MS)


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
    assert workers.close(WAIT_MS)
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
    assert workers.close(WAIT_MS)
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
    assert workers.close(WAIT_MS)
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
    assert workers.close(WAIT_MS)
    assert ran == ["first"]
    assert not workers.busy


def test_closing_does_not_wait_for_what_does_not_ask(qtbot: QtBot) -> None:
    workers = Workers(threads=1)
    started, leave, left = threading.Event(), threading.Event(), threading.Event()

    def work(task: Task) -> str:
        started.set()
        assert leave.wait(10)
        task.report("late progress")
        left.set()
        return "late answer"

    heard = Heard(workers.run(work))
    assert started.wait(10)
    assert not workers.close(1)
    leave.set()
    assert left.wait(10)
    assert workers.close(WAIT_MS)
    qtbot.wait(0)
    assert heard.said == []


def test_an_answer_after_the_end_of_it_all_is_lost_without_a_word(qapp: object) -> None:
    workers = Workers(threads=1)
    leave, raised = threading.Event(), []
    patch = pytest.MonkeyPatch()
    patch.setattr(threading, "excepthook", raised.append)

    def work(task: Task) -> str:
        assert leave.wait(10)
        task.report("late progress")
        return "late answer"

    workers.run(work)
    shiboken6.delete(workers)
    leave.set()
    assert workers._threads.end(10)
    patch.undo()
    assert raised == []


def test_nothing_starts_once_it_is_closed(workers: Workers) -> None:
    assert workers.close(WAIT_MS)
    ran: list[str] = []
    assert workers.run(lambda _task: ran.append("late")).cancelled
    assert not workers.busy
    assert workers.close(WAIT_MS)
    assert ran == []
