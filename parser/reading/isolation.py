"""Work on files in processes with limits: a file that hangs or eats memory costs itself only.

Whole chunks go to a worker, since a message a file is slow; when a chunk hangs or
kills its worker, its files are tried one by one and the guilty one is answered with
an error.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, TimeoutError
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from parser.bilingual import Bilingual
from parser.reading import limits
from parser.reading.errors import Damaged, TooLarge, UnreadableFile
from parser.reading.spawning import spawning

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

Task = TypeVar("Task")
Answer = TypeVar("Answer")
Work = Callable[[Sequence[Task]], Sequence[Answer]]
Failed = Callable[[Task, UnreadableFile], Answer]

_AHEAD = 2
_TOO_SLOW = Bilingual(
    f"读取超过 {limits.SECONDS} 秒仍未完成，已跳过，请核实文件或另存为 .docx 后提供。",
    f"Reading took more than {limits.SECONDS} seconds and was given up; please save the file as .docx.",
)
_KILLED = Bilingual(
    "读取时占用内存过多或程序异常中止，已跳过，请核实文件或另存为 .docx 后提供。",
    "Reading took too much memory or broke off; please check the file or save it as .docx.",
)


def in_order(
    work: Work[Task, Answer],
    chunks: Iterable[Sequence[Task]],
    failed: Failed[Task, Answer],
    *,
    workers: int = 1,
    seconds: float = limits.SECONDS,
) -> Iterator[Sequence[Answer]]:
    """``work`` on each chunk in ``workers`` processes, the answers in the chunks' order.

    ``work`` and everything it takes and gives must pickle. A task whose worker took more
    than ``seconds``, died or ran out of memory is answered by ``failed``, called here.
    Only a few chunks are taken ahead, so that memory stays flat.
    """
    with _pool(workers) as pool:
        turn = _Turn(pool, work, failed, seconds)
        waiting: deque[tuple[Sequence[Task], ProcessFuture[Sequence[Answer]]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, turn.start(chunk)))
            if len(waiting) > workers * _AHEAD:
                yield turn.answers(*waiting.popleft())
        while waiting:
            yield turn.answers(*waiting.popleft())


@dataclass(frozen=True)
class _Turn(Generic[Task, Answer]):
    """One run of ``in_order``."""

    pool: ProcessPool
    work: Work[Task, Answer]
    failed: Failed[Task, Answer]
    seconds: float

    def start(self, chunk: Sequence[Task]) -> ProcessFuture[Sequence[Answer]]:
        """Give the chunk to a worker."""
        return self.pool.schedule(self.work, args=(chunk,), timeout=self.seconds)

    def answers(self, chunk: Sequence[Task], future: ProcessFuture[Sequence[Answer]]) -> Sequence[Answer]:
        """The chunk's answers; when its worker failed, each task is tried alone."""
        error = _error(future)
        if error is None:
            return future.result()
        if len(chunk) == 1:
            return [self.failed(chunk[0], error)]
        retried = [([task], self.start([task])) for task in chunk]
        return [answer for single, started in retried for answer in self.answers(single, started)]


def _error(future: ProcessFuture[Sequence[Answer]]) -> UnreadableFile | None:
    """Why the worker gave no answer; None when it gave one."""
    from pebble import ProcessExpired

    try:
        future.result()
    except TimeoutError as cause:
        return _because(TooLarge(_TOO_SLOW), cause)
    except (ProcessExpired, MemoryError, CancelledError) as cause:
        return _because(TooLarge(_KILLED), cause)
    except UnreadableFile as cause:
        return cause
    except Exception as cause:
        return _because(Damaged(), cause)
    return None


def _because(error: UnreadableFile, cause: BaseException) -> UnreadableFile:
    error.__cause__ = cause
    return error


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
