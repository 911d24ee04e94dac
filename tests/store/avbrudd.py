"""A piece of work in a process of its own, killed at a moment nobody knows beforehand."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable


def usual_seconds(work: Callable[[], object]) -> float:
    """Let the work run to its end, and return how long it takes on this machine just now."""
    begun = time.monotonic()
    os.waitpid(_start(work), 0)
    return time.monotonic() - begun


def kill_on_the_way(work: Callable[[], object], usual: float, chance: random.Random) -> None:
    """Start the work and kill it somewhere between its beginning and a little after its usual end."""
    child = _start(work)
    time.sleep(chance.uniform(0, usual * 1.3))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _start(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return child
