"""Work on files in processes with limits: a file that hangs or eats memory costs itself only.

Whole chunks go to a worker, since a message a file is slow; when a chunk hangs or
kills its worker, its files are tried one by one and the guilty one is answered with
an error.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from parser.bilingual import Bilingual
from parser.reading import limits
from parser.reading.errors import Damaged, TooLarge, UnreadableFile
from parser.reading.progress import Notes, Watch, written_down
from parser.reading.spawning import spawning

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

Task = TypeVar("Task")
Answer = TypeVar("Answer")
Work = Callable[[Sequence[Task]], Sequence[Answer]]
Failed = Callable[[Task, UnreadableFile], Answer]

_AHEAD = 2
_LOOK_AFTER_POOL = 1.0  # seconds between looks whether the pool of an unanswered chunk still lives
_LOOK_AT_PAGES = 0.2  # the same where somebody watches the pages go by
_POOLS = 2  # a task that breaks so many pools is answered as failed
_GIVEN_UP = 2  # after so many such tasks in a row the run is given up
_TOO_SLOW = Bilingual(
    f"读取超过 {limits.SECONDS} 秒仍未完成，已跳过，请核实文件或另存为 .docx 后提供。",
    f"Reading took more than {limits.SECONDS} seconds and was given up; please save the file as .docx.",
)
_KILLED = Bilingual(
    "读取时占用内存过多或程序异常中止，已跳过，请核实文件或另存为 .docx 后提供。",
    "Reading took too much memory or broke off; please check the file or save it as .docx.",
)


@dataclass(frozen=True)
class Running:
    """How many processes work, how long one may take for a chunk, and who is told of each page begun.

    ``watch`` is called in the watching process, between its looks for an answer.
    """

    workers: int = 1
    seconds: float = limits.SECONDS
    watch: Watch | None = None


def in_order(
    work: Work[Task, Answer],
    chunks: Iterable[Sequence[Task]],
    failed: Failed[Task, Answer],
    how: Running = Running(),
) -> Iterator[Sequence[Answer]]:
    """``work`` on each chunk in processes of its own, the answers in the chunks' order.

    ``work`` and everything it takes and gives must pickle. A task whose worker took more
    than its seconds, died or ran out of memory is answered by ``failed``, called here.
    Only a few chunks are taken ahead, so that memory stays flat. When the processes break
    down as a whole, they are started anew; ``BrokenProcessPool`` when that never helps.
    """
    with closing(_Turn(work, failed, how)) as turn:
        waiting: deque[_Started[Task, Answer]] = deque()
        for chunk in chunks:
            waiting.append(turn.start(chunk))
            if len(waiting) > how.workers * _AHEAD:
                yield turn.answers(waiting.popleft())
        while waiting:
            yield turn.answers(waiting.popleft())


@dataclass(frozen=True)
class _Started(Generic[Task, Answer]):
    """A chunk that was given to a pool."""

    chunk: Sequence[Task]
    pool: ProcessPool
    future: ProcessFuture[Sequence[Answer]]
    notes: Notes

    def error(self) -> UnreadableFile | None:
        """Why the worker gave no answer, None when it gave one; ``BrokenProcessPool`` when no worker can."""
        from pebble import ProcessExpired

        pause = _LOOK_AFTER_POOL if self.notes.folder is None else _LOOK_AT_PAGES
        while not wait([self.future], pause).done and self.pool.active:
            self.notes.tell()
        self.notes.tell()
        try:
            self.future.result(timeout=0)
        except TimeoutError as cause:
            if not self.future.done():  # a broken pool leaves what it had not begun without an answer
                raise BrokenProcessPool from cause
            return _because(TooLarge(_TOO_SLOW), cause)
        except (ProcessExpired, MemoryError, CancelledError) as cause:
            return _because(TooLarge(_KILLED), cause)
        except BrokenProcessPool:
            raise
        except UnreadableFile as cause:
            return cause
        except Exception as cause:
            return _because(Damaged(), cause)
        return None


class _Turn(Generic[Task, Answer]):
    """One run of ``in_order``, with its pool of workers."""

    def __init__(self, work: Work[Task, Answer], failed: Failed[Task, Answer], how: Running) -> None:
        self._work = work
        self._failed = failed
        self._how = how
        self._notes = Notes(how.watch)
        self._pool = _pool(how.workers)
        self._given_up = 0  # tasks in a row whose pools broke again and again

    def start(self, chunk: Sequence[Task]) -> _Started[Task, Answer]:
        """Give the chunk to a worker, in a new pool when the present one is broken."""
        for _ in range(_POOLS):
            try:
                return self._start(chunk, self._pool)
            except RuntimeError as cause:  # what a pool says that cannot start or has broken
                broken = cause
                _end(self._pool)
                self._pool = _pool(self._how.workers)
        raise BrokenProcessPool from broken

    def answers(self, started: _Started[Task, Answer]) -> Sequence[Answer]:
        """The chunk's answers; when its worker failed, each task is tried alone."""
        try:
            error = started.error()
        except BrokenProcessPool:
            return [self._alone(task) for task in started.chunk]
        if error is None:
            return started.future.result()
        if len(started.chunk) == 1:
            return [self._failed(started.chunk[0], error)]
        retried = [self.start([task]) for task in started.chunk]
        return [answer for single in retried for answer in self.answers(single)]

    def close(self) -> None:
        """End the workers."""
        _end(self._pool)
        self._notes.close()

    def _start(self, chunk: Sequence[Task], pool: ProcessPool) -> _Started[Task, Answer]:
        future = pool.schedule(
            _guarded, args=(self._work, chunk, self._notes.folder), timeout=self._how.seconds
        )
        return _Started(chunk, pool, future, self._notes)

    def _alone(self, task: Task) -> Answer:
        """The task's answer from a pool of its own: nobody else's misfortune is laid at its door."""
        for _ in range(_POOLS):
            pool = _pool(1)
            try:
                started = self._start([task], pool)
                error = started.error()
            except RuntimeError as cause:
                broken = cause
            else:
                self._given_up = 0
                return started.future.result()[0] if error is None else self._failed(task, error)
            finally:
                _end(pool)
        self._given_up += 1
        if self._given_up > _GIVEN_UP:  # not these tasks but the machine
            raise BrokenProcessPool from broken
        return self._failed(task, _because(TooLarge(_KILLED), broken))


def _guarded(work: Work[Task, Answer], chunk: Sequence[Task], notes: str | None) -> Sequence[Answer]:
    """``work``, in the worker; only exceptions that can travel between processes leave it."""
    try:
        with written_down(notes):
            return work(chunk)
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        raise Damaged from error


def _because(error: UnreadableFile, cause: BaseException) -> UnreadableFile:
    error.__cause__ = cause
    return error


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # a method without annotations
    pool.join()


def _pool(workers: int) -> ProcessPool:
    from pebble import ProcessPool

    return ProcessPool(
        max_workers=workers,
        max_tasks=limits.CHUNKS_A_WORKER,
        initializer=limit_memory,
        context=spawning(),
    )


def limit_memory() -> None:
    """Bound the memory that this process may take, where the system can."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (limits.WORKER_BYTES, limits.RECOGNITION_BYTES))


def allow_recognition() -> None:
    """Raise this process's bound for recognising text in pictures, which takes models into memory."""
    if sys.platform == "linux":
        import resource

        bound, most = resource.getrlimit(resource.RLIMIT_DATA)
        if bound != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
