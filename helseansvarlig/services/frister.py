"""The rules about deadlines as they are used here: seen, decided with a reason, put back, and used for an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.frist import Forfall, Frist, Fristvalg, due, in_use, require_decided
from helseansvarlig.domain.fristregel import Fristenhet, Fristhendelse, Fristregel
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import KnownError
from helseansvarlig.services.fristrader import begin, follow_rule, rules_here
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done

TOLD = frozenset(
    {
        Fristhendelse.HENVISNING_MOTTATT,
        Fristhendelse.RETT_VURDERT,
        Fristhendelse.VEDTAK_MOTTATT,
        Fristhendelse.UNDERSOEKELSE_BESLUTTET,
        Fristhendelse.TANNLEGE_SIST,
    }
)
"""Events that nothing in the record knows of until somebody tells."""


@dataclass(frozen=True, slots=True)
class Bestemmelse:
    """What somebody decides about a rule; None leaves the rule's own number or unit."""

    brukes: bool
    begrunnelse: str
    antall: int | None = None
    enhet: Fristenhet | None = None


class FristService:
    """Deadlines by rule."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def rules(self) -> tuple[Frist, ...]:
        """Return every rule as it is used here, also those that nobody has checked."""
        with self._oekt.store.read() as unit:
            return rules_here(unit, self._oekt)

    def told(self) -> tuple[Frist, ...]:
        """Return the rules in use that begin with something somebody tells."""
        return tuple(frist for frist in self.rules() if frist.er_i_bruk and frist.regel.hendelse in TOLD)

    def decide(self, regel_id: str, bestemmelse: Bestemmelse) -> Done[Frist]:
        """Use a rule in another way here, or not at all; what it has made due follows in the same act.

        Raises `frist_finnes_ikke` and as `require_decided`.
        """
        oekt, regel = self._oekt, self._rule(regel_id)
        valg = Fristvalg(
            regel_id,
            bestemmelse.brukes,
            bestemmelse.antall,
            bestemmelse.enhet,
            bestemmelse.begrunnelse.strip(),
            oekt.bruker.navn,
            oekt.clock.today(),
        )
        require_decided(regel, valg)
        with oekt.store.write(Hendelse("frist.bestemt", objekt=f"frist:{regel_id}")) as unit:
            unit.fristvalg.save(valg)
            frist = in_use(regel, valg)
            follow_rule(unit, oekt, frist)
            return Done(frist, unit.act.changes())

    def put_back(self, regel_id: str) -> Done[Frist]:
        """Let a rule hold as it was shipped again. Raises `frist_finnes_ikke`, `finnes_ikke` (nothing was decided)."""
        oekt, regel = self._oekt, self._rule(regel_id)
        with oekt.store.write(Hendelse("frist.satt_tilbake", objekt=f"frist:{regel_id}")) as unit:
            unit.fristvalg.remove(regel_id)
            frist = in_use(regel, None)
            follow_rule(unit, oekt, frist)
            return Done(frist, unit.act.changes())

    def day(self, regel_id: str, fra: date) -> Forfall:
        """Return when a deadline would fall due. Raises `frist_finnes_ikke`, `frist_ikke_i_bruk`."""
        return due(self._in_use(regel_id), fra, self._oekt.frister.fridager)

    def propose(self, barn_id: str, regel_id: str, fra: date) -> Oppfoelging:
        """Return what a rule would make due after something that was told; nothing is saved. Raises as `day`."""
        frist = self._in_use(regel_id)
        with self._oekt.store.read() as unit:
            return begin(unit, self._oekt, frist, barn_id, fra, unit.barn.get(barn_id))

    def begin(self, barn_id: str, regel_id: str, fra: date) -> Done[Oppfoelging]:
        """Keep what a rule makes due after something that was told. Raises as `day`, and `finnes_ikke`."""
        row = self.propose(barn_id, regel_id, fra)
        with self._oekt.store.write(Hendelse("oppfoelging.ny", barn_id=barn_id)) as unit:
            return Done(unit.oppfoelging.save(row), unit.act.changes())

    def _in_use(self, regel_id: str) -> Frist:
        self._rule(regel_id)
        frist = next(one for one in self.rules() if one.regel.id == regel_id)
        if not frist.er_i_bruk:
            raise KnownError("frist_ikke_i_bruk")
        return frist

    def _rule(self, regel_id: str) -> Fristregel:
        regel = self._oekt.frister.regler.get(regel_id)
        if regel is None:
            raise KnownError("frist_finnes_ikke")
        return regel
