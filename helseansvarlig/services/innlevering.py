"""Handing in from a compartment, sealed to the health lead, and her taking it out: foreign input, read strictly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from helseansvarlig.domain.fremmed import MAX_TEXT, clean, read_moment, read_record, write_record
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Bruker, Rom
from helseansvarlig.domain.rom import (
    LEDERSVAR,
    Frigivelse,
    Frigivelsesart,
    Innlevering,
    Innleveringsart,
    Innleveringsstatus,
    Innlevert,
    Romstatus,
    is_for,
)
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.ports.rom import RomAapent, Romtilgang

_USE = b"helseansvarlig/1/innlevering\n"
_SIGNATURE_BYTES = 64
_FIRST_LETTER = dict.fromkeys(("id", "hvelv", "rom", "fra", "skrevet", "art", "gjelder", "tekst"), str)
_LETTER = {**_FIRST_LETTER, "dag": str}
_LONGEST_AGO = timedelta(days=366)
_CLOCKS_APART = timedelta(days=1)
_OUR_ID = re.compile(r"[0-9A-Za-z-]{1,64}")


@dataclass(frozen=True, slots=True)
class Hentet:
    """What a visit to a compartment brought: how many were taken out, and how many could not be read."""

    nye: int = 0
    ugyldige: int = 0


class InnleveringService:
    """Handing in, for somebody with a key to one compartment only."""

    def __init__(self, rom: RomAapent) -> None:
        self._rom = rom

    def hand_in(
        self,
        art: Innleveringsart,
        tekst: str,
        gjelder: str = "",
        row_id: str = "",
        dag: date | None = None,
        utkast: str = "",
    ) -> Done[Innlevert]:
        """Sign and seal a text to the health lead; nobody else can read it from now on, not its writer either.

        `gjelder` is the id of the release it is about, if any, and `dag` the day it was seen or done; with a `row_id`
        it takes the place of what was handed in under that id before. The draft it was written in (`utkast`, its key)
        is forgotten in the same act: half written and handed in, it could be handed in twice.

        Raises `innlevering_tom`, `innlevering_for_lang`, `innlevering_dag`, `innlevering_uten_oppgave`.
        """
        rom, text = self._rom, clean(tekst)
        _require_task_and_day(art, gjelder, dag, rom.clock.today())
        if not text:
            raise KnownError("innlevering_tom")
        if len(text) > MAX_TEXT:
            raise KnownError("innlevering_for_lang", grense=MAX_TEXT)
        row_id, now = row_id or rom.new_id(), rom.clock.now()
        letter = {
            "id": row_id, "hvelv": rom.keys.hvelv_id(), "rom": rom.rom.value, "fra": rom.bruker.id,
            "skrevet": now.isoformat(), "art": art.value, "gjelder": gjelder, "tekst": text,
            "dag": dag.isoformat() if dag is not None else "",
        }  # fmt: skip
        row = Innlevert(row_id, rom.bruker.id, art, now, Romstatus.VENTER, _sealed(rom, letter))
        with rom.store.write(Hendelse("innlevering.levert", objekt=f"innlevert:{row_id}")) as unit:
            unit.innlevert.save(row)
            if utkast:
                unit.utkast.discard(utkast)
        return Done(row, Changes(frozenset({("innlevert", row_id)})))

    def own(self) -> list[Innlevert]:
        """Return what this person has handed in, newest first: when, and whether it has been fetched."""
        with self._rom.store.read() as unit:
            return [row for row in unit.innlevert.all() if row.fra_id == self._rom.bruker.id]


class InnboksService:
    """What has been handed in, for the health lead."""

    def __init__(self, oekt: Oekt, tilgang: Romtilgang) -> None:
        self._oekt = oekt
        self._tilgang = tilgang

    def fetch(self) -> Done[Hentet]:
        """Take out what waits in every compartment. Done twice, or cut off, it loses and doubles nothing."""
        found, touched = Hentet(), Changes()
        for rom in self._tilgang.rooms():
            done = self._fetch_from(rom)
            found = Hentet(found.nye + done.value.nye, found.ugyldige + done.value.ugyldige)
            touched = Changes(touched.touched | done.changes.touched, touched.barn | done.changes.barn)
        return Done(found, touched)

    def waiting(self) -> list[Innlevering]:
        """Return what the health lead has not dealt with yet, newest first; approvals are no letters."""
        with self._oekt.store.read() as unit:
            return [row for row in unit.innlevering.all() if row.venter and row.art not in LEDERSVAR]

    def _fetch_from(self, rom: Rom) -> Done[Hentet]:
        with closing(self._tilgang.open(rom)) as store:
            with store.read() as unit:
                readable, garbled = unit.innlevert.readable()
            rows = [row for row in readable if row.status is Romstatus.VENTER]
            if not rows:
                return Done(Hentet(ugyldige=garbled), Changes())
            opened = {row.id: self._open(rom, row) for row in rows}
            good = [one for one in opened.values() if one is not None]
            changes = self._keep(good)
            for bad in sorted(row_id for row_id, one in opened.items() if one is None):
                self._oekt.store.log(Hendelse("innlevering.ugyldig", objekt=f"innlevert:{_loggable(bad)}"))
            # Only now that it stands in the health records: a power cut before this brings the same rows again.
            with store.write(Hendelse("innlevering.hentet")) as unit:
                for row in rows:
                    taken = opened[row.id] is not None
                    unit.innlevert.save(
                        replace(row, status=Romstatus.HENTET, forseglet=b"")
                        if taken
                        else replace(row, status=Romstatus.UGYLDIG)
                    )
        return Done(Hentet(len(good), len(rows) - len(good) + garbled), changes)

    def _keep(self, letters: Sequence[Innlevering]) -> Changes:
        """Put into the health records what is not there yet: what comes a second time is the same letter."""
        with self._oekt.store.read() as unit:
            fresh = [one for one in letters if unit.innlevering.find(one.id) is None]
        if not fresh:
            return Changes()
        with self._oekt.store.write(Hendelse("innlevering.hentet", angrebar=False)) as unit:
            kept = [unit.innlevering.save(_placed(one, unit.frigivelse.find(one.gjelder))) for one in fresh]
            changes = unit.act.changes()
        for one in kept:
            if one.status is Innleveringsstatus.AVVIST:
                self._oekt.store.log(Hendelse("innlevering.avvist", objekt=f"innlevering:{one.id}"))
        return changes

    def _open(self, rom: Rom, row: Innlevert) -> Innlevering | None:
        """Return a letter that is whole, ours and signed by the one it names; `gjelder` is what it claims."""
        try:
            keys = self._tilgang.keys()
            whole = keys.open_handed_in(rom, row.forseglet)
            signature, content = whole[:_SIGNATURE_BYTES], whole[_SIGNATURE_BYTES:]
            letter = _read_letter(content)
            writer = self._writer(letter["fra"])
            signed = keys.signed(writer.id, _USE + content, signature)
            expected = (row.id, keys.hvelv_id(), rom.value, row.fra_id)
            if not signed or (letter["id"], letter["hvelv"], letter["rom"], letter["fra"]) != expected:
                return None
            if not _OUR_ID.fullmatch(row.id):
                return None
            art, moment = Innleveringsart(letter["art"]), read_moment(letter["skrevet"])
            day = _read_day(letter["dag"], moment)
            if art is Innleveringsart.GJORT and day is None:
                return None
            return Innlevering(
                row.id, rom, "", writer.id, writer.navn, moment, self._oekt.clock.now(), art, letter["tekst"],
                gjelder=letter["gjelder"], dag=day,
            )  # fmt: skip
        except (KnownError, ValueError):
            return None

    def _writer(self, bruker_id: str) -> Bruker:
        found = next((one for one in self._tilgang.people() if one.id == bruker_id), None)
        if found is None:
            raise KnownError("ukjent_bruker")
        return found


def _sealed(rom: RomAapent, letter: dict[str, str]) -> bytes:
    content = write_record(letter)
    return rom.keys.seal_for_leads(rom.rom, rom.keys.sign(_USE + content) + content)


def _loggable(row_id: str) -> str:
    """Return an id that may stand in a log: others chose it, and it may be anything."""
    return row_id if _OUR_ID.fullmatch(row_id) else "ukjent"


def _placed(one: Innlevering, released: Frigivelse | None) -> Innlevering:
    """Return a letter with the child it is about, as our own list of what was released to its writer knows it.

    That a task is done is believed of nobody but those to whom that task was released.
    """
    hers = released if released is not None and released.rom is one.rom and is_for(released, one.fra_id) else None
    if hers is not None and (one.art is not Innleveringsart.GJORT or hers.art is Frigivelsesart.OPPFOELGING):
        return replace(one, barn_id=hers.barn_id)
    refused = one.art is Innleveringsart.GJORT
    return replace(one, gjelder="", status=Innleveringsstatus.AVVIST if refused else one.status)


def _read_letter(content: bytes) -> dict[str, Any]:
    """Return a letter's fields; one from before there was a day in it has none. Raises `fremmed_ugyldig`."""
    try:
        return read_record(content, _LETTER)
    except KnownError:
        return {**read_record(content, _FIRST_LETTER), "dag": ""}


def _read_day(text: str, skrevet: datetime) -> date | None:
    """Return the day something was done: within a year before it was written; `ValueError` for any other."""
    if not text:
        return None
    day, written = date.fromisoformat(text), skrevet.date()
    if not written - _LONGEST_AGO <= day <= written + _CLOCKS_APART:
        raise ValueError("no day that this can have been done on")
    return day


def _require_task_and_day(art: Innleveringsart, gjelder: str, dag: date | None, today: date) -> None:
    if art is Innleveringsart.GJORT and not gjelder:
        raise KnownError("innlevering_uten_oppgave")
    if (dag is None and art is Innleveringsart.GJORT) or (dag is not None and not today - _LONGEST_AGO < dag <= today):
        raise KnownError("innlevering_dag")
