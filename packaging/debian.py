"""The system packages a bare Debian-like machine lacks, and how they get there.

The wheels bring Qt itself, but not the libraries Qt expects from the machine. The lists were found by running in a
minimal container and adding what the loader asked for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from steps import run_quietly, say, timed

GROUPS = {
    # Qt draws into memory (QT_QPA_PLATFORM=offscreen). Without these: "ImportError: libGL.so.1".
    "offscreen": "libgl1 libegl1 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libxkbcommon0 libx11-6",
    # Qt opens a window on X11. Without libxcb-cursor0 the program aborts before its first line.
    "window": "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
    "libxcb-shape0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1",
    # A private display with a window manager, keys pressed and pictures taken from outside the program.
    "display": "xvfb xauth xdotool openbox x11-xkb-utils x11-utils imagemagick",
    # The real counterparts the tests speak with: a key store on its own bus, a PDF reader, OpenSSL, system calls.
    "peers": "gnome-keyring dbus-daemon poppler-utils openssl strace",
    # The long suites: a recorder between program and disk is compiled, and the lock screen's memory is read. Documents
    # are measured against WeasyPrint, which draws with Pango.
    "lang": "gcc libc6-dev gdb libpango-1.0-0 libpangoft2-1.0-0",
    # veraPDF, by which the documents are judged, runs on Java, is started from source and needs JAXB beside it.
    "pdfkontroll": "default-jdk-headless libjaxb-java",
}
RUN = ("offscreen", "window")
TEST = (*RUN, "display", "peers", "pdfkontroll")
LONG = (*TEST, "lang")

_QUERY = "${db:Status-Status}\\t${Package}\\t${Provides}\\n"


def is_debian_like() -> bool:
    """Return whether this machine takes packages from apt."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg-query") is not None


def venv_package() -> str:
    """Return the package Debian splits from this Python, without which no virtual environment can be made."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def packages(groups: Iterable[str]) -> list[str]:
    """Return the names in `groups`, in the order written above."""
    return [name for group in groups for name in GROUPS[group].split()]


def installed_in(listing: str) -> set[str]:
    """Return every name that dpkg's `listing` satisfies.

    Provided names count: newer releases rename a library (libglib2.0-0t64) and provide the old name.
    """
    names: set[str] = set()
    for line in listing.splitlines():
        status, package, provides = line.split("\t")
        if status == "installed":
            names.add(package)
            names.update(entry.split()[0] for entry in provides.split(",") if entry.strip())
    return names


def missing(wanted: Iterable[str]) -> list[str]:
    """Return the packages of `wanted` that this machine lacks."""
    listing = subprocess.run(["dpkg-query", "-W", "-f", _QUERY], capture_output=True, text=True, check=True).stdout
    present = installed_in(listing)
    return [name for name in wanted if name not in present]


def ensure(wanted: list[str]) -> bool:
    """Have `wanted` on the machine, or say what is needed; return whether all of it is known to be there."""
    if sys.platform != "linux":
        return True
    if not is_debian_like():
        say(f"This is not a Debian-like machine. Needed, by their Debian names: {' '.join(wanted)}")
        return True
    absent = missing(wanted)
    if not absent:
        return True
    if os.geteuid() != 0:
        say("Some system packages are missing. This command installs them:")
        say(f"  sudo apt-get install --no-install-recommends {' '.join(absent)}")
        return False
    with timed(f"Installing {len(absent)} system packages"):
        _apt("update", "-q")
        _apt("install", "-q", "-y", "--no-install-recommends", *absent)
    return True


def _apt(*arguments: str) -> None:
    """Run apt-get without questions, waiting for another apt that holds the lock."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    run_quietly(["apt-get", "-o", "DPkg::Lock::Timeout=300", *arguments], environment)
