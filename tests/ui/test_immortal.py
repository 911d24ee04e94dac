"""What Python shares must outlive any number of calls into Qt."""

import subprocess
import sys

import pytest

CALLS = """
import sys
{guard}
from PySide6.QtCore import QObject
thing = QObject()
for number in range(400_000):
    thing.setObjectName("x")
print("alive")
"""


def run(guard: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CALLS.format(guard=guard)], capture_output=True, text=True, check=False
    )


def test_four_hundred_thousand_calls_that_answer_nothing_leave_none_alive() -> None:
    done = run("import ui")
    assert done.stdout.strip() == "alive", done.stderr
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_the_fault_is_still_there_without_the_guard() -> None:
    """When this fails, the library is mended and the guard can go."""
    assert "none_dealloc" in run("").stderr
