"""No vault on a network disk, in a synchronised folder or where there is no room; one program at a time."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.store.location import SMALLEST_FREE, InstanceLock, require_local, require_room
from tests.disker import make_read_only, mounted

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/delt /mnt/delt nfs4 rw 0 0
//server/felles /mnt/felles\\040disk cifs rw 0 0
/dev/sdb1 /mnt/delt/lokal ext4 rw 0 0
tmpfs /mnt/felles tmpfs rw 0 0
"""


@pytest.mark.parametrize("folder", ["/mnt/delt", "/mnt/delt/hvelv", "/mnt/felles disk/a/b", "//server/felles/hvelv"])
def test_a_network_disk_is_refused(folder: str) -> None:
    with pytest.raises(KnownError, match="mappe_nettverk"):
        require_local(Path(folder), MOUNTS)


@pytest.mark.parametrize("folder", ["/data/hvelv", "/mnt/delt/lokal/hvelv", "/mnt/deltaker", "/mnt/felles/x"])
def test_a_disk_of_this_machine_is_taken(folder: str) -> None:
    require_local(Path(folder), MOUNTS)


def test_a_system_without_a_mount_table_is_judged_by_name_alone() -> None:
    require_local(Path("/mnt/delt/hvelv"), "")


@pytest.mark.parametrize(
    "folder",
    [
        "/a/OneDrive - Solbakken/hvelv",
        "/a/Dropbox/x",
        "/a/My Drive/Google Drive/x",
        "/a/iCloudDrive/x",
        "/a/Library/Mobile Documents/com~apple~CloudDocs/x",
        "/a/Nextcloud",
        "/a/Jottacloud/hvelv",
    ],
)
def test_a_folder_that_is_copied_behind_our_back_is_refused(folder: str) -> None:
    with pytest.raises(KnownError, match="mappe_synkronisert"):
        require_local(Path(folder), MOUNTS)


def test_a_link_into_such_a_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "dokumenter").symlink_to(tmp_path / "OneDrive")

    with pytest.raises(KnownError, match="mappe_synkronisert"):
        require_local(tmp_path / "dokumenter" / "hvelv", MOUNTS)


def test_this_machines_own_temporary_folder_is_taken(tmp_path: Path) -> None:
    require_local(tmp_path / "hvelv")
    require_room(tmp_path / "finnes" / "ikke" / "ennaa")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with less room than a vault needs."""
    with mounted(tmp_path / "disk", f"size={SMALLEST_FREE // 2}") as folder:
        yield folder


def test_a_disk_without_room_is_refused(disk: Path) -> None:
    with pytest.raises(KnownError, match="disk_full"):
        require_room(disk / "hvelv")


def test_a_read_only_disk_is_refused(disk: Path) -> None:
    make_read_only(disk)

    with pytest.raises(KnownError, match="mappe_skrivebeskyttet"):
        require_room(disk / "hvelv")
    with pytest.raises(KnownError, match="mappe_skrivebeskyttet"):
        InstanceLock(disk).acquire()


def test_one_program_at_a_time(tmp_path: Path) -> None:
    one, other = InstanceLock(tmp_path), InstanceLock(tmp_path)
    one.acquire()
    one.acquire()  # it is ours already

    with pytest.raises(KnownError, match="hvelv_opptatt"):
        other.acquire()
    one.release()
    other.acquire()
    other.release()
    other.release()


def test_a_program_on_its_way_out_is_waited_for(tmp_path: Path) -> None:
    holder = _hold(tmp_path, seconds=0.4)
    started = time.monotonic()

    lock = InstanceLock(tmp_path)
    lock.acquire(patience=5)

    assert 0.1 < time.monotonic() - started < 3
    lock.release()
    holder.communicate()


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    holder = _hold(tmp_path, seconds=60)
    holder.kill()
    holder.communicate()

    lock = InstanceLock(tmp_path)
    lock.acquire()
    lock.release()


def _hold(folder: Path, seconds: float) -> subprocess.Popen[bytes]:
    """Start another program that holds the folder, and wait until it does."""
    source = (
        "import sys, time, pathlib\n"
        "from helseansvarlig.store.location import InstanceLock\n"
        "lock = InstanceLock(pathlib.Path(sys.argv[1])); lock.acquire(); print('tatt', flush=True)\n"
        f"time.sleep({seconds})\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", source, str(folder)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"tatt\n"
    return holder


def test_enough_room_is_enough(tmp_path: Path) -> None:
    if shutil.disk_usage(tmp_path).free < SMALLEST_FREE:
        pytest.skip("this machine's own disk is full")
    require_room(tmp_path)


def test_a_line_of_the_mount_table_that_says_nothing_is_passed_over() -> None:
    with pytest.raises(KnownError, match="mappe_nettverk"):
        require_local(Path("/mnt/delt"), f"\nrart\n{MOUNTS}")
