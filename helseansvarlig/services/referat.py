"""Minutes after the meeting: approved by those who were there, corrected by addenda that stand beside what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Sak, require_no_name
from helseansvarlig.domain.referat import Referatgodkjenning, Referattillegg, require_approval, require_finished
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done


@dataclass(frozen=True, slots=True)
class Etterspill:
    """What has come to the minutes since: who has approved them, and what was corrected."""

    godkjent: tuple[Referatgodkjenning, ...]
    tillegg: tuple[Referattillegg, ...]


class ReferatService:
    """Approvals and addenda of one meeting at a time."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def of(self, moete_id: str) -> Etterspill:
        """Return what has come to a meeting's minutes, oldest first."""
        with self._oekt.store.read() as unit:
            return Etterspill(tuple(unit.referatgodkjenning.of(moete_id)), tuple(unit.referattillegg.of(moete_id)))

    def approve(self, moete_id: str, navn: str, dato: date | None = None) -> Done[Referatgodkjenning]:
        """Keep that a participant has approved the minutes; one who has done so already has done it once.

        Raises `godkjent_allerede` and as `require_approval`.
        """
        oekt = self._oekt
        with oekt.store.write(Hendelse("referat.godkjent", objekt=f"moete:{moete_id}")) as unit:
            day = dato or oekt.clock.today()
            require_approval(unit.moete.get(moete_id), navn, day)
            if any(one.navn == navn for one in unit.referatgodkjenning.of(moete_id)):
                raise KnownError("godkjent_allerede")
            row = Referatgodkjenning(oekt.new_id(), moete_id, navn, day, oekt.bruker.navn)
            return Done(unit.referatgodkjenning.save(row), unit.act.changes())

    def add(self, moete_id: str, nummer: int, tekst: str) -> Done[Referattillegg]:
        """Correct a matter (by number, 0 for the minutes as a whole) with an addendum; who had approved does so anew.

        Of a matter that names nobody it may name nobody either. Raises `tillegg_mangler_tekst`, `finnes_ikke`,
        `sak_nevner_barn` and as `require_finished`.
        """
        oekt = self._oekt
        with oekt.store.write(Hendelse("referat.tillegg", objekt=f"moete:{moete_id}")) as unit:
            require_finished(unit.moete.get(moete_id))
            if not tekst.strip():
                raise KnownError("tillegg_mangler_tekst")
            barn_id = _whose(unit.sak.of(moete_id), nummer)
            if not barn_id:
                require_no_name([tekst], ((barn.navn, barn.identnummer) for barn in unit.barn.all()))
            for one in unit.referatgodkjenning.of(moete_id):
                unit.referatgodkjenning.remove(one.id)
            row = Referattillegg(
                oekt.new_id(), moete_id, barn_id, nummer, tekst.strip(), oekt.clock.today(), oekt.bruker.navn
            )
            unit.act.describe(Hendelse("referat.tillegg", barn_id=barn_id, objekt=f"moete:{moete_id}"))
            return Done(unit.referattillegg.save(row), unit.act.changes())


def _whose(saker: list[Sak], nummer: int) -> str:
    """Return the child that a matter names. Raises `finnes_ikke`."""
    if nummer == 0:
        return ""
    found = next((sak for sak in saker if sak.nummer == nummer), None)
    if found is None:
        raise KnownError("finnes_ikke")
    return found.barn_id
