"""What any workers must do: those of this process, of several, and of a Ray cluster."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from tests.parallel import functions
from tests.parallel.kinds import cluster, every, needs_ray, others  # noqa: F401
from zoneqa.errors import ModelUnavailable, ServiceUnreachable, WorkerLost
from zoneqa.parallel.base import Executor
from zoneqa.parallel.in_order import map_in_order
from zoneqa.parallel.process_pool import ProcessPool
from zoneqa.parallel.ray_cluster import LOCAL, RayCluster, is_installed


@every
@pytest.mark.parametrize(("items", "batch"), [(0, 1), (1, 1), (9, 1), (9, 2), (9, 100)])
def test_results_are_in_the_order_of_the_items(workers: Executor, items: int, batch: int) -> None:
    found = map_in_order(workers, functions.doubled, range(items), batch)
    assert list(found) == [2 * n for n in range(items)]


@every
def test_an_item_that_takes_long_does_not_lose_its_place(workers: Executor) -> None:
    assert list(map_in_order(workers, functions.slower_first, range(6))) == list(range(6))


@every
def test_what_the_function_raises_is_raised_here(workers: Executor) -> None:
    with pytest.raises(ModelUnavailable, match=r"There is no model for 3\."):
        list(map_in_order(workers, functions.refused, range(9)))


@pytest.mark.parametrize(
    ("function", "error", "said"),
    [
        (functions.two_reasons, RuntimeError, "TwoReasons: no model, no disk"),
        (functions.holds_lock, RuntimeError, "HoldsLock: It holds a lock."),
        (functions.locks, TypeError, "cannot pickle"),
    ],
)
def test_what_cannot_be_sent_from_a_process_is_said_here(
    function: Callable[[int], object], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        list(map_in_order(ProcessPool(2), function, range(2)))


@others
def test_a_single_batch_is_done_here(workers: Executor) -> None:
    assert list(map_in_order(workers, functions.process_of, range(3), 3)) == 3 * [os.getpid()]
    assert os.getpid() not in list(map_in_order(workers, functions.process_of, range(4), 2))


@others
def test_a_worker_keeps_what_it_has_opened(workers: Executor) -> None:
    found = list(map_in_order(workers, functions.Opened(), range(12)))
    last = {process: count for process, count in found}
    assert len(last) <= 2
    assert sum(last.values()) == 12
    assert all(calls == last[p] for p, calls in Counter(p for p, _ in found).items())


@others
def test_an_item_whose_worker_is_killed_is_done_by_another(
    workers: Executor, tmp_path: Path
) -> None:
    killed = functions.Killed(tmp_path, item=2, times=1)
    assert list(map_in_order(workers, killed, range(8))) == list(range(8))
    assert killed.calls() == {n: 2 if n == 2 else 1 for n in range(8)}


@others
def test_an_item_of_which_two_workers_die_is_not_tried_again(
    workers: Executor, tmp_path: Path
) -> None:
    killed = functions.Killed(tmp_path, item=2, times=9)
    with pytest.raises(WorkerLost, match="Two workers died of the same piece of work"):
        list(map_in_order(workers, killed, range(8)))
    assert killed.calls()[2] == 2


@others
def test_few_items_are_taken_before_they_are_needed(workers: Executor) -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with closing(map_in_order(workers, functions.doubled, items())) as found:
        for number in range(20):
            assert next(found) == 2 * number
            assert len(taken) <= number + 2 + 2 * workers.count


def test_no_process_is_left_behind() -> None:
    before = set(psutil.Process().children())
    with closing(map_in_order(ProcessPool(2), functions.process_of, range(9))) as found:
        next(found)
        assert set(psutil.Process().children()) > before
    left = set(psutil.Process().children()) - before
    assert [p for p in left if "resource_tracker" not in " ".join(p.cmdline())] == []


def test_workers_end_in_the_midst_of_their_work_with_the_process_that_is_killed(
    tmp_path: Path,
) -> None:
    program = (
        "from pathlib import Path; from tests.parallel.functions import Endless;"
        "from zoneqa.parallel.in_order import map_in_order;"
        "from zoneqa.parallel.process_pool import ProcessPool;"
        f"list(map_in_order(ProcessPool(2), Endless(Path({str(tmp_path)!r})), range(9)))"
    )
    with subprocess.Popen([sys.executable, "-c", program]) as process:
        while len(list(tmp_path.iterdir())) < 2:
            time.sleep(0.05)
        workers = psutil.Process(process.pid).children()
        process.terminate()
    _, alive = psutil.wait_procs(workers, timeout=60)
    for worker in alive:
        worker.kill()
    assert (len(workers), alive) == (2, [])


def test_an_interrupt_from_the_keyboard_is_for_the_command_alone() -> None:
    with closing(map_in_order(ProcessPool(2), functions.process_group_of, range(9))) as found:
        assert os.getpgrp() not in list(found)


@needs_ray
def test_a_cluster_that_does_not_answer() -> None:
    import ray

    ray.shutdown()
    with socket.create_server(("127.0.0.1", 0)) as closed:
        host, port = closed.getsockname()
    with pytest.raises(ServiceUnreachable, match=f"No Ray cluster answers at {host}:{port}."):
        list(map_in_order(RayCluster(f"{host}:{port}"), functions.doubled, range(2)))


@needs_ray
def test_a_cluster_that_says_nothing() -> None:
    import ray

    ray.shutdown()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host, port = silent.getsockname()
        with pytest.raises(ServiceUnreachable, match=f"No Ray cluster answers at {host}:{port}."):
            list(map_in_order(RayCluster(f"{host}:{port}"), functions.doubled, range(2)))


@pytest.mark.skipif(is_installed(), reason="needs that Ray is missing")
def test_ray_that_is_not_installed() -> None:
    with pytest.raises(ServiceUnreachable, match=r"pip install 'zoneqa\[ray\]'"):
        list(map_in_order(RayCluster(LOCAL), functions.doubled, range(2)))
