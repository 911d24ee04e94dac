"""Handing in from a compartment, sealed to the health lead, and her taking it out: foreign input, read strictly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from helseansvarlig.domain.fremmed import MAX_TEXT, clean, read_moment, read_record, write_record
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.person import Bruker, Rom
from helseansvarlig.domain.rom import LEDERSVAR, Innlevering, Innleveringsart, Innleveringsstatus, Innlevert, Romstatus
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.ports.rom import RomAapent, Romtilgang

_USE = b"helseansvarlig/1/innlevering\n"
_SIGNATURE_BYTES = 64
_LETTER = dict.fromkeys(("id", "hvelv", "rom", "fra", "skrevet", "art", "gjelder", "tekst"), str)
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

    def hand_in(self, art: Innleveringsart, tekst: str, gjelder: str = "", row_id: str = "") -> Done[Innlevert]:
        """Sign and seal a text to the health lead; nobody else can read it from now on, not its writer either.

        `gjelder` is the id of the release it is about, if any; with a `row_id` it takes the place of what was handed in
        under that id before. Raises `innlevering_tom`, `innlevering_for_lang`.
        """
        rom, text = self._rom, clean(tekst)
        if not text:
            raise KnownError("innlevering_tom")
        if len(text) > MAX_TEXT:
            raise KnownError("innlevering_for_lang", grense=MAX_TEXT)
        row_id, now = row_id or rom.new_id(), rom.clock.now()
        letter = {
            "id": row_id, "hvelv": rom.keys.hvelv_id(), "rom": rom.rom.value, "fra": rom.bruker.id,
            "skrevet": now.isoformat(), "art": art.value, "gjelder": gjelder, "tekst": text,
        }  # fmt: skip
        row = Innlevert(row_id, rom.bruker.id, art, now, Romstatus.VENTER, _sealed(rom, letter))
        with rom.store.write(Hendelse("innlevering.levert", objekt=f"innlevert:{row_id}")) as unit:
            unit.innlevert.save(row)
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
            return [
                row for row in unit.innlevering.all()
                if row.status is Innleveringsstatus.NY and row.art not in LEDERSVAR
            ]  # fmt: skip

    def merge(self, innlevering_id: str, barn_id: str, art: Notatart = Notatart.OBSERVASJON) -> Done[Notat]:
        """Put what was handed in into a child's record as a note by the one who wrote it.

        Raises `finnes_ikke`, `innlevering_behandlet`.
        """
        oekt = self._oekt
        hendelse = Hendelse("innlevering.flettet", barn_id=barn_id, objekt=f"innlevering:{innlevering_id}")
        with oekt.store.write(hendelse) as unit:
            row = _require_new(unit.innlevering.get(innlevering_id))
            barn = unit.barn.get(barn_id)
            note = unit.notat.save(Notat(oekt.new_id(), barn.id, row.skrevet, art, row.innhold, row.fra_navn))
            unit.innlevering.save(
                replace(row, barn_id=barn.id, status=Innleveringsstatus.FLETTET, flettet_til=f"notat:{note.id}")
            )
            return Done(note, unit.act.changes())

    def refuse(self, innlevering_id: str) -> Done[Innlevering]:
        """Lay it aside: it stays in the vault, in nobody's record. Raises `finnes_ikke`, `innlevering_behandlet`."""
        hendelse = Hendelse("innlevering.lagt_bort", objekt=f"innlevering:{innlevering_id}")
        with self._oekt.store.write(hendelse) as unit:
            row = _require_new(unit.innlevering.get(innlevering_id))
            aside = unit.innlevering.save(replace(row, status=Innleveringsstatus.LAGT_BORT))
            return Done(aside, unit.act.changes())

    def _fetch_from(self, rom: Rom) -> Done[Hentet]:
        with closing(self._tilgang.open(rom)) as store:
            with store.read() as unit:
                rows = [row for row in unit.innlevert.all() if row.status is Romstatus.VENTER]
            if not rows:
                return Done(Hentet(), Changes())
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
        return Done(Hentet(len(good), len(rows) - len(good)), changes)

    def _keep(self, letters: Sequence[Innlevering]) -> Changes:
        with self._oekt.store.read() as unit:
            fresh = [one for one in letters if unit.innlevering.find(one.id) is None]
        if not fresh:
            return Changes()
        with self._oekt.store.write(Hendelse("innlevering.hentet", angrebar=False)) as unit:
            for one in fresh:
                about = unit.frigivelse.find(one.barn_id)  # what it is said to be about, in our own list
                unit.innlevering.save(replace(one, barn_id=about.barn_id if about is not None else ""))
            return unit.act.changes()

    def _open(self, rom: Rom, row: Innlevert) -> Innlevering | None:
        """Return a letter that is whole, ours and signed by the one it names; `barn_id` still names the release."""
        try:
            keys = self._tilgang.keys()
            whole = keys.open_handed_in(rom, row.forseglet)
            signature, content = whole[:_SIGNATURE_BYTES], whole[_SIGNATURE_BYTES:]
            letter = read_record(content, _LETTER)
            writer = self._writer(letter["fra"])
            signed = keys.signed(writer.id, _USE + content, signature)
            expected = (row.id, keys.hvelv_id(), rom.value, row.fra_id)
            if not signed or (letter["id"], letter["hvelv"], letter["rom"], letter["fra"]) != expected:
                return None
            return Innlevering(
                row.id, rom, letter["gjelder"], writer.id, writer.navn, read_moment(letter["skrevet"]),
                self._oekt.clock.now(), Innleveringsart(letter["art"]), letter["tekst"],
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


def _require_new(row: Innlevering) -> Innlevering:
    if row.status is not Innleveringsstatus.NY:
        raise KnownError("innlevering_behandlet")
    return row
