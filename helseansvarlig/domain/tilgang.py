"""Who may open what, from when to when, and how long a wrong password costs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helseansvarlig.domain.person import ROM_FOR, Bruker, Rolle, Rom
from helseansvarlig.errors import KnownError

_LEADS = frozenset({Rolle.HELSEANSVARLIG, Rolle.STEDFORTREDER})
_FREE_FAILURES = 2
_LONGEST_WAIT = 60


def require_in_time(bruker: Bruker, dag: date) -> None:
    """Refuse a person outside her dates. Raises `tilgang_ikke_begynt`, `tilgang_utloept` with `dato`."""
    if bruker.fra is not None and dag < bruker.fra:
        raise KnownError("tilgang_ikke_begynt", dato=bruker.fra.isoformat())
    if bruker.til is not None and dag > bruker.til:
        raise KnownError("tilgang_utloept", dato=bruker.til.isoformat())


def require_room(bruker: Bruker, rom: Rom) -> None:
    """Refuse a role that has no key to a compartment. Raises `bare_for_rolle`."""
    if rom not in ROM_FOR[bruker.rolle]:
        raise KnownError("bare_for_rolle")


def require_lead_stays(brukere: Iterable[Bruker], fjernet_id: str, dag: date) -> None:
    """Refuse to take away the last person who can open the health records. Raises `siste_helseansvarlig`.

    Who has a start code only, or whose time runs out, does not count: nobody may be left outside.
    """
    staying = (
        one for one in brukere
        if one.id != fjernet_id and one.rolle in _LEADS and not one.har_startkode
        and (one.fra is None or one.fra <= dag) and one.til is None
    )  # fmt: skip
    if next(staying, None) is None:
        raise KnownError("siste_helseansvarlig")


def wait_seconds(failures: int) -> int:
    """Return how long to wait after so many wrong passwords in a row: 0, 0, 0, 1, 2, 4 … at most 60 seconds.

    It slows a guesser at the keyboard and never locks anybody out; a stolen disk is what the key derivation is for.
    """
    return 0 if failures <= _FREE_FAILURES else min(2 ** min(failures - _FREE_FAILURES - 1, 6), _LONGEST_WAIT)
