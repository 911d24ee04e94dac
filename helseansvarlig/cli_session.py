"""Opening the vault for one command, and closing it whatever happens."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helseansvarlig import bootstrap
from helseansvarlig.errors import KnownError
from helseansvarlig.services.hvelv import HvelvService
from helseansvarlig.tjenester import Tjenester

Groups = Any
"""argparse gives its groups no public type."""


def read_password(given: argparse.Namespace) -> str:
    """Return the password of `--passord-fil`. Raises `passord_mangler`."""
    source = given.passord_fil
    if source is None:
        raise KnownError("passord_mangler")
    text = sys.stdin.readline() if source == "-" else Path(source).read_text(encoding="utf-8")
    return text.rstrip("\r\n")


def life_cycle(given: argparse.Namespace) -> HvelvService:
    """Return the life cycle of the vault in `--data`."""
    return bootstrap.open_hvelv(given.data)


@contextmanager
def open_session(given: argparse.Namespace) -> Iterator[Tjenester]:
    """Unlock as the vault's first user (or `--bruker`), give the services, lock again."""
    hvelv = life_cycle(given)
    password = read_password(given)
    users = hvelv.brukere()
    wanted = getattr(given, "bruker", None)
    user = next((u for u in users if wanted in (None, u.id, u.navn)), None)
    if user is None:
        raise KnownError("ukjent_bruker")
    aapent = hvelv.unlock(user.id, password)
    try:
        yield bootstrap.build_services(aapent)
    finally:
        hvelv.lock(aapent)
