"""What was begun and refused is told in the log, also where the act itself changes no record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from helseansvarlig.domain.logg import REFUSED, Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt


@contextmanager
def telling_refusal(oekt: Oekt, hendelse: Hendelse) -> Iterator[None]:
    """Log an act that something inside refuses, with the reason's code, and let the refusal go on."""
    try:
        yield
    except KnownError as refusal:
        oekt.store.log(replace(hendelse, utfall=f"{REFUSED}{refusal.code}", angrebar=False))
        raise
