"""«Ta opp i møte» from anywhere: kept until it is put on an agenda, or somebody takes it back."""

from __future__ import annotations

from helseansvarlig.domain.innmeldtsak import Innmeldtsak, require_words
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit


class InnmeldtsakService:
    """What waits for the next meeting."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def put_forward(self, tekst: str, barn_id: str = "", kilde: str = "") -> Done[Innmeldtsak]:
        """Note something for the next meeting. Raises `innmeldt_mangler_tekst`, `finnes_ikke`."""
        oekt = self._oekt
        with oekt.store.write(Hendelse("innmeldtsak.ny", barn_id=barn_id)) as unit:
            if barn_id:
                unit.barn.get(barn_id)
            row = Innmeldtsak(oekt.new_id(), barn_id, tekst.strip(), kilde, oekt.clock.today(), oekt.bruker.navn)
            require_words(row)
            return Done(unit.innmeldtsak.save(row), unit.act.changes())

    def take_back(self, innmeldt_id: str) -> Done[Innmeldtsak]:
        """Let something that waits wait no more. Raises `finnes_ikke`."""
        with self._oekt.store.write(Hendelse("innmeldtsak.fjernet")) as unit:
            row = unit.innmeldtsak.get(innmeldt_id)
            unit.act.describe(Hendelse("innmeldtsak.fjernet", barn_id=row.barn_id))
            unit.innmeldtsak.remove(innmeldt_id)
            return Done(row, unit.act.changes())

    def waiting(self, barn_id: str = "") -> list[Innmeldtsak]:
        """Return what no agenda has yet, oldest first: all of it, or one child's."""
        with self._oekt.store.read() as unit:
            rows = unit.innmeldtsak.of_barn(barn_id) if barn_id else unit.innmeldtsak.all()
            return [row for row in rows if row.tatt_opp is None]

    def begin(self, kilde: str) -> Innmeldtsak:
        """Return what one would put forward about where one stands: whom, and the words that stand there already.

        `kilde` is `barn:<id>`, `oppfoelging:<id>`, `kartlegging:<id>` or `notat:<id>`. Raises `finnes_ikke`.
        """
        with self._oekt.store.read() as unit:
            barn_id, tekst = _found_at(unit, kilde)
        return Innmeldtsak("", barn_id, tekst, kilde, self._oekt.clock.today(), self._oekt.bruker.navn)


def _found_at(unit: Unit, kilde: str) -> tuple[str, str]:
    """Return the child a row is about and what it says; a note is long, and its words are the child's: not copied."""
    noun, _, row_id = kilde.partition(":")
    if noun == "oppfoelging":
        task = unit.oppfoelging.get(row_id)
        return task.barn_id, task.hva
    if noun == "kartlegging":
        return unit.kartlegging.get(row_id).barn_id, ""
    if noun == "notat":
        return unit.notat.get(row_id).barn_id, ""
    return (unit.barn.get(row_id).id, "") if noun == "barn" else ("", "")
