"""The sheets of paper that open the vault when a password is forgotten or a machine is gone, and a new user's note.

A sheet counts from the moment two of its groups have been typed back from the paper. Until then the one before opens.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Merknad,
    Overskrift,
    Qrkode,
    Sidemerking,
)
from helseansvarlig.domain.gjenopprettingskode import GROUPS, same_group
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.errors import KnownError
from helseansvarlig.services.noekkelbytte import Noekkelknippe
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import OpenKeys


class Arkplass(StrEnum):
    """Where a sheet lies: in the institution's safe, and in a second envelope with its owner."""

    SAFE = "safe"
    EIER = "eier"


@dataclass(frozen=True, slots=True)
class Arkutkast:
    """A sheet that nobody has proved to have: its code opens nothing yet. `grupper` are asked for, numbered from 1.

    `foer` are the keys in force when it was made; None for one that comes with a recovery.
    """

    keys: OpenKeys
    kode: str
    grupper: tuple[int, int]
    foer: OpenKeys | None = None

    def wrong_groups(self, skrevet: tuple[str, str]) -> list[int]:
        """Return the numbers of the groups that are not what stands on the sheet."""
        return [n for n, typed in zip(self.grupper, skrevet, strict=True) if not same_group(self.kode, n, typed)]

    def require_typed(self, skrevet: tuple[str, str]) -> None:
        """Refuse a sheet that is not at hand. Raises `ark_stemmer_ikke`."""
        if self.wrong_groups(skrevet):
            raise KnownError("ark_stemmer_ikke")


def draft_of(keys: OpenKeys, kode: str, foer: OpenKeys | None = None) -> Arkutkast:
    """Return the sheet with two different groups to type back, so that the whole of it must be at hand."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), 2))
    return Arkutkast(keys, kode, (first, second), foer)


class ArkService:
    """New sheets for an open vault: the one in the safe, and the second envelope with the owner."""

    def __init__(self, oekt: Oekt, knippe: Noekkelknippe) -> None:
        self._oekt = oekt
        self._knippe = knippe

    def places(self) -> frozenset[Arkplass]:
        """Return which of the two places have a sheet."""
        return frozenset(Arkplass(place) for place in self._knippe.noekler.sheets())

    def new(self, plass: Arkplass) -> Arkutkast:
        """Return a new sheet for a place; the one that lies there opens until this is confirmed. Changes nothing."""
        keys = self._knippe.keys
        return draft_of(*self._knippe.noekler.new_sheet(keys, plass), keys)

    def confirm(self, utkast: Arkutkast, plass: Arkplass, skrevet: tuple[str, str]) -> None:
        """Let the new sheet take the older one's place. Raises `ark_stemmer_ikke`, `ark_foreldet`, disk faults."""
        utkast.require_typed(skrevet)
        if utkast.foer is not self._knippe.keys:
            raise KnownError("ark_foreldet")  # access was changed meanwhile; this header knows nothing of it
        self._knippe.use(utkast.keys, self._oekt, "hvelv.nytt_ark", f"ark:{plass}")


def compose_sheet(institusjon: str, kode: str, dag: date, tekst: Tekst, maalform: str) -> Dokumentmodell:
    """Return the sheet: the code in numbered groups and as a square, where to keep it, how to use it. No child.

    `tekst` speaks `maalform`, "nb" or "nn".
    """
    groups = kode.split()
    return _paper(
        tekst("ark.tittel"),
        Sidemerking("", "", "", "", tekst("ark.fortrolighet"), institusjon),
        dag,
        maalform,
        Avsnitt(tekst("ark.innledning")),
        Felter(
            tuple((tekst("ark.gruppe", nummer=str(n)), group) for n, group in enumerate(groups, 1)),
            framhevet=True,
            avskrift=True,
        ),
        Qrkode("".join(groups), tekst("ark.firkant")),
        Merknad(tekst("ark.oppbevaring"), tekst("ark.oppbevaring_tittel"), viktig=True),
        Overskrift(tekst("ark.bruk_tittel"), 2),
        Liste(tuple(tekst(f"ark.bruk.{n}") for n in range(1, 5)), nummerert=True),
    )


def compose_start_note(
    institusjon: str, navn: str, kode: str, dag: date, tekst: Tekst, maalform: str
) -> Dokumentmodell:
    """Return a new user's note: her name, the start code, how to begin. It is worth nothing once she has begun."""
    rows = ((tekst("lapp.navn"), navn), (tekst("lapp.kode"), kode))
    return _paper(
        tekst("lapp.tittel"),
        Sidemerking("", "", "", "", tekst("lapp.fortrolighet"), institusjon),
        dag,
        maalform,
        Avsnitt(tekst("lapp.innledning")),
        Felter(rows, framhevet=True, avskrift=True),
        Overskrift(tekst("lapp.bruk_tittel"), 2),
        Liste(tuple(tekst(f"lapp.bruk.{n}") for n in range(1, 5)), nummerert=True),
    )


def _paper(tittel: str, merking: Sidemerking, dag: date, maalform: str, *blokker: Blokk) -> Dokumentmodell:
    return Dokumentmodell(tittel=tittel, spraak=maalform, dato=dag, merking=merking, blokker=blokker, utkast=False)
