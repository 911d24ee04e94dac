"""A file as an answer: it lies with the other answers in the encrypted vault, so it is small, and of a kind allowed."""

from __future__ import annotations

import base64
import binascii

from helseansvarlig.domain.skjema import Grenser, Punkt
from helseansvarlig.domain.verdi import Vedlegg
from helseansvarlig.errors import KnownError

MAX_VEDLEGG = 2_000_000
"""Largest file that is taken as an answer, in bytes: a drawing or a photographed page; a form may allow less."""


def limit_of(grenser: Grenser) -> int:
    """Return the most bytes a file may have as an answer."""
    return MAX_VEDLEGG if grenser.max_bytes is None else min(grenser.max_bytes, MAX_VEDLEGG)


def make_vedlegg(punkt: Punkt, tittel: str, filtype: str, innhold: bytes) -> Vedlegg:
    """Return a file as the answer to an item; `filtype` is its media type («image/png»).

    Raises `vedlegg_tomt`, `vedlegg_for_stort` (grense, in bytes), `vedlegg_feil_filtype` (filtyper).
    """
    if not innhold:
        raise KnownError("vedlegg_tomt")
    if len(innhold) > limit_of(punkt.grenser):
        raise KnownError("vedlegg_for_stort", grense=limit_of(punkt.grenser))
    if punkt.grenser.filtyper and filtype not in punkt.grenser.filtyper:
        raise KnownError("vedlegg_feil_filtype", filtyper=", ".join(punkt.grenser.filtyper))
    return Vedlegg(filtype, base64.b64encode(innhold).decode(), tittel, bytes_oppgitt=len(innhold))


def content_of(vedlegg: Vedlegg) -> bytes:
    """Return the file itself; empty where only an address was given. Raises `vedlegg_uleselig`."""
    try:
        return base64.b64decode(vedlegg.data, validate=True)
    except (binascii.Error, ValueError):
        raise KnownError("vedlegg_uleselig") from None
