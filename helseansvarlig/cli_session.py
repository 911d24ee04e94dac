"""What every command needs: the vault opened for one command and closed whatever happens, files in and out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helseansvarlig import bootstrap
from helseansvarlig.errors import KnownError, disk_errors
from helseansvarlig.services.hvelv import HvelvService
from helseansvarlig.tjenester import Tjenester

Groups = Any
"""argparse gives its groups no public type."""

STDIN = "-"


def read_file(path: Path) -> bytes:
    """Return a file's bytes. Raises `fil_kan_ikke_leses`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnownError("fil_kan_ikke_leses") from error


def read_line(path: Path) -> str:
    """Return the text of a file that holds one line. Raises `fil_kan_ikke_leses`."""
    try:
        return read_file(path).decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise KnownError("fil_kan_ikke_leses") from error


def write_file(path: Path, data: bytes) -> None:
    """Write a file and the folders above it. Raises `disk_full`, `mappe_skrivebeskyttet`, `disk_feil`."""
    with disk_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def read_password(given: argparse.Namespace) -> str:
    """Return the password of `--passord-fil`. Raises `passord_mangler`, `fil_kan_ikke_leses`."""
    if given.passord_fil is None:
        raise KnownError("passord_mangler")
    if given.passord_fil == STDIN:
        return sys.stdin.readline().rstrip("\r\n")
    return read_line(Path(given.passord_fil))


def life_cycle(given: argparse.Namespace) -> HvelvService:
    """Return the life cycle of the vault in `--data`; from now on this process leaves no trace of its memory."""
    bootstrap.protect_process()
    return bootstrap.open_hvelv(given.data)


def user_id(given: argparse.Namespace, hvelv: HvelvService) -> str:
    """Return the id of the one who unlocks: the first user, or `--bruker` by id or name. Raises `ukjent_bruker`."""
    wanted = given.bruker
    user = next((u for u in hvelv.brukere() if wanted in (None, u.id, u.navn)), None)
    if user is None:
        raise KnownError("ukjent_bruker")
    return user.id


@contextmanager
def open_session(given: argparse.Namespace) -> Iterator[Tjenester]:
    """Unlock, give the services, lock again."""
    hvelv = life_cycle(given)
    aapent = hvelv.unlock(user_id(given, hvelv), read_password(given))
    try:
        yield bootstrap.build_services(aapent)
    finally:
        hvelv.lock(aapent)
