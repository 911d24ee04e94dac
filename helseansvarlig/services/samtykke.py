"""The consent register: a yes, a no, a withdrawal. Nothing is deleted, everything is ended with a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.logg import Hendelse, Kategori, Loggutvalg
from helseansvarlig.domain.medvirkning import Medvirkning
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Samtykke, require_complete
from helseansvarlig.domain.samtykkeforbehold import Forbehold, Oenske
from helseansvarlig.domain.samtykketrekk import AltDelt, Tilbaketrekking, Varslet
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import badge_towards_bup, unweighed_wishes
from helseansvarlig.services.medvirkning import keep
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit
from helseansvarlig.services.samtykkehjelper import Samtykkehjelper

LOG_ROWS = 1000
"""How far back in what has left the house about one child a withdrawal looks."""

_OUT = frozenset({Kategori.UTSKRIFT, Kategori.EKSPORT, Kategori.SENDING})
_CARRIED = "forsendelse.overfoert"


@dataclass(frozen=True, slots=True)
class Samtykkelinje:
    """One child in the register: the newest answer first, what the badge says, and what the child has asked of us."""

    barn: Barn
    deling: Delingsvurdering
    samtykker: tuple[Samtykke, ...]
    forbehold: tuple[Forbehold, ...] = ()
    oensker: tuple[Oenske, ...] = ()


@dataclass(frozen=True, slots=True)
class Oppgave:
    """Something that an answer leads to, in the screen's words: ask again on a day, help that is wanted now."""

    hva: str
    frist: date


class SamtykkeService:
    """Consents of every child."""

    def __init__(self, oekt: Oekt, hjelper: Samtykkehjelper) -> None:
        self._oekt = oekt
        self._hjelper = hjelper

    def register(
        self, samtykke: Samtykke, *oppgaver: Oppgave, medvirkning: Medvirkning | None = None
    ) -> Done[Samtykke]:
        """Keep an answer, with the follow-ups it leads to and how the child took part; the id is made here.

        Raises as `require_complete`, `samtykke_mangler_begrunnelse` when somebody else than the rules propose says yes
        and nobody writes why, `finnes_ikke`.
        """
        require_complete(samtykke)
        oekt = self._oekt
        handling = "samtykke.gitt" if samtykke.gitt else "samtykke.avslag"
        told = Hendelse(handling, barn_id=samtykke.barn_id, formaal=samtykke.samtykketype.value)
        with oekt.store.write(told) as unit:
            whole, outside = self._hjelper.completed(samtykke, unit.barn.get(samtykke.barn_id))
            fresh = unit.samtykke.save(replace(whole, id=oekt.new_id()))
            for one in oppgaver:
                unit.oppfoelging.save(
                    Oppfoelging(
                        oekt.new_id(), fresh.barn_id, one.hva, oekt.bruker.navn, one.frist, kilde=f"samtykke:{fresh.id}"
                    )
                )
            if medvirkning is not None and medvirkning != Medvirkning():
                keep(unit, oekt, fresh.barn_id, f"samtykke:{fresh.id}", medvirkning)
            utfall = "utenfor_forslag" if outside else "ok"
            unit.act.describe(replace(told, objekt=f"samtykke:{fresh.id}", utfall=utfall))
            return Done(fresh, unit.act.changes())

    def withdraw(self, samtykke_id: str, av: str, konsekvenser: str = "") -> Done[Samtykke]:
        """End a consent from today; as easy as giving it. What has been shared on it is written down with it.

        Raises `samtykke_er_trukket`: the first date stands. `konsekvenser` is what was explained.
        """
        with self._oekt.store.write(Hendelse("samtykke.trukket")) as unit:
            row = unit.samtykke.get(samtykke_id)
            if row.trukket is not None:
                raise KnownError("samtykke_er_trukket")
            unit.act.describe(Hendelse("samtykke.trukket", barn_id=row.barn_id, objekt=f"samtykke:{row.id}"))
            trekk = Tilbaketrekking(konsekvenser.strip(), self._shared_on(unit, row))
            ended = replace(row, trukket=self._oekt.clock.today(), trukket_av=av, tilbaketrekking=trekk)
            return Done(unit.samtykke.save(ended), unit.act.changes())

    def tell_recipient(self, samtykke_id: str, navn: str) -> Done[Samtykke]:
        """Note that a recipient has been told of the withdrawal today. Raises `samtykke_ikke_trukket`."""
        with self._oekt.store.write(Hendelse("samtykke.varslet", objekt=f"samtykke:{samtykke_id}")) as unit:
            row = unit.samtykke.get(samtykke_id)
            if row.trukket is None:
                raise KnownError("samtykke_ikke_trukket")
            unit.act.describe(Hendelse("samtykke.varslet", barn_id=row.barn_id, objekt=f"samtykke:{row.id}"))
            trekk = row.tilbaketrekking
            told = replace(trekk, varslet=(*trekk.varslet, Varslet(navn, self._oekt.clock.today())))
            return Done(unit.samtykke.save(replace(row, tilbaketrekking=told)), unit.act.changes())

    def renew(self, samtykke_id: str, gyldig_til: date | None) -> Done[Samtykke]:
        """Give the same consent again from today, until `gyldig_til`; the old one stands as it was."""
        with self._oekt.store.read() as unit:
            row = unit.samtykke.get(samtykke_id)
        again = replace(row, dato=self._oekt.clock.today(), gyldig_til=gyldig_til, trukket=None, trukket_av="")
        return self.register(replace(again, tilbaketrekking=Tilbaketrekking()))

    def of_barn(self, barn_id: str) -> list[Samtykke]:
        """Return a child's consents, newest first."""
        with self._oekt.store.read() as unit:
            return unit.samtykke.of_barn(barn_id)

    def shared_on(self, samtykke_id: str) -> tuple[AltDelt, ...]:
        """Return what has left the house on a consent so far: what a withdrawal cannot call back."""
        with self._oekt.store.read() as unit:
            return self._shared_on(unit, unit.samtykke.get(samtykke_id))

    def overview(self) -> list[Samtykkelinje]:
        """Return every child who lives here with what may be shared."""
        with self._oekt.store.read() as unit:
            return [self._line(unit, barn) for barn in unit.barn.all() if barn.flyttet is None]

    def _line(self, unit: Unit, barn: Barn) -> Samtykkelinje:
        return Samtykkelinje(
            barn,
            badge_towards_bup(unit, self._oekt, barn),
            tuple(unit.samtykke.of_barn(barn.id)),
            tuple(unit.forbehold.of_barn(barn.id)),
            unweighed_wishes(unit, barn.id),
        )

    def _shared_on(self, unit: Unit, samtykke: Samtykke) -> tuple[AltDelt, ...]:
        """Return the documents that were printed, saved or sent to its recipients since it was given, oldest first."""
        documents = {f"dokument:{d.id}": d for d in unit.dokument.of_barn(samtykke.barn_id)}
        sent = {f"forsendelse:{r.id}": f"dokument:{r.dokument_id}" for r in unit.utboks.of_barn(samtykke.barn_id)}
        since = Loggutvalg(_OUT, samtykke.barn_id, fra=samtykke.dato)
        found: dict[str, AltDelt] = {}
        for row in reversed(self._oekt.store.find_log_rows(since, 0, LOG_ROWS)):
            document = documents.get(sent.get(row.objekt, row.objekt))
            left = row.objekt in documents or row.handling == _CARRIED
            if document is None or not left or document.mottaker not in samtykke.mottakere:
                continue
            to = document.mottaker_navn or document.mottaker.value
            day = datetime.fromisoformat(row.tid).astimezone(OSLO).date()
            shared = AltDelt(document.dokumenttype.value, document.mottaker.value, to, day, f"dokument:{document.id}")
            found.setdefault(document.id, shared)
        return tuple(found.values())
