"""Examining batches of files in worker processes or on a Dask cluster, answered in the order they came."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from db.examine import ExaminedFile, Incoming, Known, Task, examine_batch, unread_file
from parser.bilingual import Bilingual
from parser.profile import Profile
from parser.reading.errors import ToolMissing, UnreadableFile
from parser.reading.isolation import Running, in_order
from parser.reading.progress import Watch

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Answer = ExaminedFile | Known
WAITING = 8  # batches sent to a cluster ahead of the answer that is stored next
NO_CLUSTER = Bilingual(
    "未安装集群组件，请先执行 pip install 'gongkai[cluster]'。",
    "The cluster component is not installed: pip install 'gongkai[cluster]'.",
)


def examine_all(
    batches: Iterable[Sequence[Task]],
    profile: Profile,
    workers: int = 1,
    scheduler: str | None = None,
    watch: Watch | None = None,
) -> Iterator[Answer]:
    """The answer to every task, in order; a file that hangs or eats memory costs itself only.

    Only a few batches are taken ahead, so that memory stays flat however many there are.
    ``watch`` is told of each page that is begun on this machine; a cluster tells of none.
    Raises ``ToolMissing`` when ``scheduler`` is given and dask.distributed is not installed.
    """
    work = partial(examine_batch, profile=profile)
    answers = (
        _on_cluster(work, batches, scheduler)
        if scheduler
        else in_order(work, batches, _failed, Running(workers, watch=watch))
    )
    for batch in answers:
        yield from batch


def _failed(task: Task, error: UnreadableFile) -> Answer:
    return unread_file(task.name, task.data, error) if isinstance(task, Incoming) else task


def _on_cluster(
    work: Callable[[Sequence[Task]], list[Answer]], batches: Iterable[Sequence[Task]], scheduler: str
) -> Iterator[list[Answer]]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ToolMissing(NO_CLUSTER) from error
    # pure=True would silently reuse answers for equal arguments
    with Client(scheduler) as client:
        yield from _submitted(client.get_executor(pure=False), work, batches)


def _submitted(
    executor: Executor, work: Callable[[Sequence[Task]], list[Answer]], batches: Iterable[Sequence[Task]]
) -> Iterator[list[Answer]]:
    waiting: deque[Future[list[Answer]]] = deque()
    for batch in batches:
        waiting.append(executor.submit(work, batch))
        if len(waiting) > WAITING:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
