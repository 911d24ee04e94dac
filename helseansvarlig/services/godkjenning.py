"""The leader's three things: numbers without names, and deletions and templates to approve with her own signature."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from helseansvarlig.domain.lederoversikt import Oversikt
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.malforelegg import Malforelegg, Malsvar
from helseansvarlig.domain.malforelegg import signed_bytes as signed_template
from helseansvarlig.domain.rom import Frigitt, Frigivelsesart, Innleveringsart, Innlevert
from helseansvarlig.domain.sletting import Anmodning, Protokoll, signed_bytes
from helseansvarlig.errors import KnownError
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.services.sletting import answer_text


@dataclass(frozen=True, slots=True)
class Forelagt:
    """One deletion that is laid before the leader; `besvart` when she has answered it already."""

    frigitt: Frigitt
    anmodning: Anmodning
    protokoll: Protokoll
    besvart: bool


@dataclass(frozen=True, slots=True)
class Forelagtmal:
    """One template that is laid before the leader; `besvart` when she has signed it already."""

    frigitt: Frigitt
    mal: Malforelegg
    besvart: bool


class GodkjenningService:
    """A leader's session in her compartment."""

    def __init__(self, rom: RomAapent, innlevering: InnleveringService) -> None:
        self._rom = rom
        self._innlevering = innlevering

    def overview(self) -> Frigitt | None:
        """Return the newest numbers as they were shared, or None; `Oversikt.from_text` reads them."""
        return next(iter(self._shared(Frigivelsesart.OVERSIKT)), None)

    def numbers(self, frigitt: Frigitt) -> Oversikt:
        """Return the numbers of what was shared, and log that they were read. Raises `fremmed_ugyldig`."""
        oversikt = Oversikt.from_text(frigitt.innhold)
        self._rom.store.log(Hendelse("frigitt.lest", objekt=f"frigitt:{frigitt.id}"))
        return oversikt

    def waiting(self) -> list[Forelagt]:
        """Return the deletions that are laid before her, newest first. Raises `fremmed_ugyldig`."""
        answered = {one.id for one in self._innlevering.own()}
        return [_laid_before(one, answered) for one in self._shared(Frigivelsesart.SLETTING)]

    def approve(self, frigitt_id: str) -> Done[Innlevert]:
        """Sign the protocol as it was shown and hand the signature in. Raises `finnes_ikke`, `fremmed_ugyldig`."""
        found = next((one for one in self.waiting() if one.frigitt.id == frigitt_id), None)
        if found is None:
            raise KnownError("finnes_ikke")
        signature = self._rom.keys.sign(signed_bytes(found.anmodning.protokoll))
        text = answer_text(found.protokoll.sletting_id, signature)
        return self._innlevering.hand_in(Innleveringsart.GODKJENNING, text, frigitt_id, row_id=_answer_id(frigitt_id))

    def templates(self) -> list[Forelagtmal]:
        """Return the templates that are laid before her, by title. Raises `fremmed_ugyldig`."""
        answered = {one.id for one in self._innlevering.own()}
        rows = [
            Forelagtmal(row, Malforelegg.from_text(row.innhold), _answer_id(row.id) in answered)
            for row in self._shared(Frigivelsesart.MAL)
        ]
        return sorted(rows, key=lambda one: (one.mal.tittel.casefold(), one.frigitt.id))

    def approve_templates(self, frigitt_ids: Collection[str]) -> Done[int]:
        """Sign these templates as they were shown and hand the signatures in; return how many.

        Raises `mal_ingen_valgt`, `finnes_ikke`, `fremmed_ugyldig`.
        """
        shown = {one.frigitt.id: one for one in self.templates()}
        if not frigitt_ids:
            raise KnownError("mal_ingen_valgt")
        if not shown.keys() >= set(frigitt_ids):
            raise KnownError("finnes_ikke")
        changes = Changes()
        for frigitt_id in frigitt_ids:
            signature = self._rom.keys.sign(signed_template(shown[frigitt_id].frigitt.innhold))
            text, row_id = Malsvar(frigitt_id, signature).to_text(), _answer_id(frigitt_id)
            done = self._innlevering.hand_in(Innleveringsart.MALGODKJENNING, text, frigitt_id, row_id=row_id)
            changes = Changes(changes.touched | done.changes.touched)
        return Done(len(frigitt_ids), changes)

    def _shared(self, art: Frigivelsesart) -> list[Frigitt]:
        today = self._rom.clock.today()
        with self._rom.store.read() as unit:
            return [row for row in unit.frigitt.all() if row.art is art and row.utloeper >= today]


def _laid_before(frigitt: Frigitt, answered: set[str]) -> Forelagt:
    asked = Anmodning.from_text(frigitt.innhold)
    protocol = Protokoll.from_text(asked.protokoll)
    return Forelagt(frigitt, asked, protocol, _answer_id(frigitt.id) in answered)


def _answer_id(frigitt_id: str) -> str:
    """One answer to each request: handed in again it replaces itself."""
    return f"godkjenning-{frigitt_id}"
