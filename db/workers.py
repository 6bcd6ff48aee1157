"""Examining chunks of files: here, in worker processes, or on a Dask cluster, in the order they came."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TypeVar

from parser.bilingual import Bilingual
from parser.reading.errors import ToolMissing

Task = TypeVar("Task")
Answer = TypeVar("Answer")
WAITING_PER_WORKER = 2


def in_order(
    work: Callable[[Task], Answer], tasks: Iterable[Task], workers: int = 1, scheduler: str | None = None
) -> Iterator[Answer]:
    """``work`` on each task, answers in the tasks' order.

    Only a few tasks are taken ahead, so that memory stays flat however many there are.
    Raises ``ToolMissing`` when ``scheduler`` is given and dask.distributed is not installed.
    """
    with _executor(workers, scheduler) as executor:
        if executor is None:
            yield from map(work, tasks)
            return
        yield from _submitted(executor, work, tasks, max(workers, 1) * WAITING_PER_WORKER)


def _submitted(
    executor: Executor, work: Callable[[Task], Answer], tasks: Iterable[Task], ahead: int
) -> Iterator[Answer]:
    waiting: deque[Future[Answer]] = deque()
    try:
        for task in tasks:
            waiting.append(executor.submit(work, task))
            if len(waiting) > ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _executor(workers: int, scheduler: str | None) -> AbstractContextManager[Executor | None]:
    if scheduler is not None:
        return _cluster(scheduler)
    return nullcontext() if workers <= 1 else ProcessPoolExecutor(workers)


@contextmanager
def _cluster(scheduler: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ToolMissing(
            Bilingual(
                "未安装集群组件，请先执行 pip install gongkai[cluster]。",
                "The cluster component is not installed: pip install gongkai[cluster].",
            )
        ) from error
    with Client(scheduler) as client:  # pure=True would silently reuse answers for equal arguments
        yield client.get_executor(pure=False)
