"""Templates laid before the leader in her own compartment, and her signed yes taken back into the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.mal import Godkjenningsmaate, Lederord
from helseansvarlig.domain.malforelegg import Malforelegg, Malsvar, laid_before, signed_bytes
from helseansvarlig.domain.malserie import Malserie
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Frigivelse, Frigivelsesart, Innlevering, Innleveringsart, Innleveringsstatus
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.mal import MalService
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Changes, Done, Unit
from helseansvarlig.services.ports.rom import Romtilgang

WAITS = timedelta(days=90)
"""How long a template stands with the leader; after that it is laid before her anew."""


class MalforeleggService:
    """The health lead's side of the leader's approval. What the leader sees names no child and holds no answer."""

    def __init__(self, oekt: Oekt, tilgang: Romtilgang, frigivelse: FrigivelseService, mal: MalService) -> None:
        self._oekt = oekt
        self._tilgang = tilgang
        self._frigivelse = frigivelse
        self._mal = mal

    def has_leader(self) -> bool:
        """Tell whether anybody here can sign: somebody who is given access as leader."""
        return any(one.rolle is Rolle.LEDER for one in self._tilgang.people())

    def laid(self) -> dict[str, date]:
        """Return the contents (hashes) that lie before the leader now, and since when."""
        with self._oekt.store.read() as unit:
            return {hash_of(row): row.frigitt.astimezone(OSLO).date() for row in _standing(unit)}

    def lay_before(self, hasher: Sequence[str], spraak: str, straks: str) -> Done[int]:
        """Lay these versions before the leader, each once; return how many were laid.

        She reads them in `spraak`; `straks` are the words for a question that may ask for help at once. What has lain
        there without being signed and waits no more is taken away. Raises `mal_ingen_valgt`, `mal_finnes_ikke`,
        `mal_for_stor_for_leder`, `rom_uten_noekkel`.
        """
        self._tilgang.require(Rom.LEDER)
        waiting = self._waiting()
        if not hasher:
            raise KnownError("mal_ingen_valgt")
        if not waiting.keys() >= set(hasher):
            raise KnownError("mal_finnes_ikke")
        with self._oekt.store.write(
            Hendelse("mal.forelagt", objekt=f"rom:{Rom.LEDER}", mottaker=Rom.LEDER.value, angrebar=False)
        ) as unit:
            standing = {hash_of(row): row for row in _standing(unit)}
            for gone in standing.keys() - waiting.keys():
                self._end(unit, standing[gone])
            fresh = [waiting[key][1] for key in dict.fromkeys(hasher) if key not in standing]
            for skjema in fresh:
                unit.frigivelse.save(self._release(skjema, spraak, straks))
            changes = unit.act.changes()
        self._frigivelse.settle(Rom.LEDER)
        return Done(len(fresh), changes)

    def take_approvals(self) -> Done[int]:
        """Read the leaders' answers among what has been handed in, and keep each yes that fits; return how many did.

        One that does not fit (another content, another's signature, a template taken out of use) is laid aside.
        """
        with self._oekt.store.read() as unit:
            letters = [
                row for row in unit.innlevering.all()
                if row.art is Innleveringsart.MALGODKJENNING and row.status is Innleveringsstatus.NY
            ]  # fmt: skip
        if not letters:
            return Done(0, Changes())
        waiting = self._waiting()
        with self._oekt.store.write(Hendelse("mal.godkjent", objekt=f"rom:{Rom.LEDER}", angrebar=False)) as unit:
            fitted = sum(self._take(unit, letter, waiting) for letter in letters)
            changes = unit.act.changes()
        self._frigivelse.settle(Rom.LEDER)
        return Done(fitted, changes)

    def _waiting(self) -> dict[str, tuple[Malserie, Skjema]]:
        series = self._mal.overview().serier
        return {skjema.innholdshash: (one, skjema) for one in series if (skjema := one.venter) is not None}

    def _release(self, skjema: Skjema, spraak: str, straks: str) -> Frigivelse:
        oekt, text = self._oekt, laid_before(skjema, spraak, straks).to_text()
        return Frigivelse(
            oekt.new_id(), Rom.LEDER, "", Frigivelsesart.MAL, "", oekt.clock.today() + WAITS, oekt.clock.now(),
            oekt.bruker.navn, text,
        )  # fmt: skip

    def _take(self, unit: Unit, letter: Innlevering, waiting: Mapping[str, tuple[Malserie, Skjema]]) -> bool:
        shown = self._signed(unit, letter)
        key = hash_of(shown) if shown is not None else ""
        if shown is None or key not in waiting:
            unit.innlevering.save(replace(letter, status=Innleveringsstatus.LAGT_BORT))
            return False
        day = letter.skrevet.astimezone(OSLO).date()
        words = Lederord(letter.fra_navn, min(day, self._oekt.clock.today()), Godkjenningsmaate.SIGNERT)
        self._mal.approve_in(unit, *waiting[key], words)
        self._end(unit, shown)
        unit.innlevering.save(replace(letter, status=Innleveringsstatus.FLETTET, flettet_til=f"mal:{key}"))
        return True

    def _signed(self, unit: Unit, letter: Innlevering) -> Frigivelse | None:
        """Return what a leader's letter says yes to, when it lies before her and she has signed exactly that."""
        leaders = {one.id for one in self._tilgang.people() if one.rolle is Rolle.LEDER}
        try:
            answer = Malsvar.from_text(letter.innhold)
        except KnownError:
            return None
        row = unit.frigivelse.find(answer.frigivelse_id)
        if row is None or row.art is not Frigivelsesart.MAL or not row.er_delt or letter.fra_id not in leaders:
            return None
        signed = self._tilgang.keys().signed(letter.fra_id, signed_bytes(row.innhold), answer.signatur)
        return row if signed else None

    def _end(self, unit: Unit, row: Frigivelse) -> None:
        unit.frigivelse.save(replace(row, tilbakekalt=self._oekt.clock.now()))


def hash_of(row: Frigivelse) -> str:
    """Return which content a release lays before the leader."""
    return Malforelegg.from_text(row.innhold).hash


def _standing(unit: Unit) -> list[Frigivelse]:
    return [row for row in unit.frigivelse.all() if row.er_delt and row.art is Frigivelsesart.MAL]
