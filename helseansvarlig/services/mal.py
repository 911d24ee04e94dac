"""Templates as the house keeps them: what the leader has approved, brought in from files, taken out, out of use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.mal import (
    Lederord,
    Lest,
    Mal,
    Malgodkjenning,
    Malopphav,
    Malstatus,
    require_lederord,
)
from helseansvarlig.domain.malserie import Malserie
from helseansvarlig.domain.skjema import Problem, Skjema
from helseansvarlig.errors import KnownError
from helseansvarlig.services.malregister import Malregister
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit
from helseansvarlig.services.ports.mal import Malformat


@dataclass(frozen=True, slots=True)
class Maloversikt:
    """Every template of the house, by title, and what is being written."""

    serier: tuple[Malserie, ...]
    utkast: tuple[Mal, ...]

    @property
    def venter(self) -> tuple[Skjema, ...]:
        """Return the versions that wait for the leader."""
        return tuple(skjema for one in self.serier if (skjema := one.venter) is not None)


@dataclass(frozen=True, slots=True)
class Importert:
    """What was brought in, and what is to be said about it."""

    mal: Mal
    problemer: tuple[Problem, ...]


class MalService:
    """The register of templates as people use it."""

    def __init__(self, oekt: Oekt, register: Malregister, format_: Malformat) -> None:
        self._oekt = oekt
        self._register = register
        self._format = format_

    def overview(self) -> Maloversikt:
        """Return every template and every draft."""
        with self._oekt.store.read() as unit:
            drafts = tuple(row for row in unit.mal.heads() if row.status is Malstatus.UTKAST)
        return Maloversikt(tuple(self._register.series()), drafts)

    def approve(self, hasher: Sequence[str], ord_: Lederord) -> Done[tuple[Malgodkjenning, ...]]:
        """Write down that the leader has approved exactly these contents; done again, the newer words stand.

        It is hers, so it cannot be taken back by undo. The contents are kept from now on, whatever ships later.
        Raises `mal_ingen_valgt`, `mal_finnes_ikke`, `mal_trukket`, and as `require_lederord`.
        """
        oekt = self._oekt
        require_lederord(ord_, oekt.clock.today())
        found = self._versions(hasher)
        with oekt.store.write(Hendelse("mal.godkjent", objekt=_about(hasher), angrebar=False)) as unit:
            done = tuple(self._approve_one(unit, series, skjema, ord_) for series, skjema in found)
            return Done(done, unit.act.changes())

    def approve_in(self, unit: Unit, series: Malserie, skjema: Skjema, ord_: Lederord) -> Malgodkjenning:
        """Keep the leader's yes to one version of a template inside the caller's act. Raises as `require_lederord`."""
        require_lederord(ord_, self._oekt.clock.today())
        return self._approve_one(unit, series, skjema, ord_)

    def check(self, data: bytes) -> Lest:
        """Return what a file holds and everything that is to be said about it; nothing is kept. Raises as `read`."""
        return self._format.read(data)

    def bring_in(self, data: bytes) -> Done[Importert]:
        """Take a form from a file, as it is; it waits for the leader.

        Raises `skjema_kan_ikke_brukes`, `mal_finnes_fra_foer`, `mal_id_er_vaar`, `mal_versjon_finnes`, and as `check`.
        """
        lest = self._format.read(data)
        if lest.skjema is None:
            first = next((p for p in lest.problemer if p.path), None)
            raise KnownError("skjema_kan_ikke_brukes", antall=len(lest.problemer), sti=first.path if first else "")
        skjema = lest.skjema
        row = self._row(skjema, Malopphav.IMPORTERT)
        with self._oekt.store.write(Hendelse("mal.importert", objekt=f"mal:{skjema.id}")) as unit:
            self._require_new(unit, skjema)
            return Done(Importert(unit.mal.save(row), lest.problemer), unit.act.changes())

    def export(self, skjema_id: str) -> bytes:
        """Return the version in use (else the newest) as FHIR JSON. Raises `mal_finnes_ikke`."""
        data = self._format.write(self._of(skjema_id).brukes)
        self._oekt.store.log(Hendelse("mal.eksportert", objekt=f"mal:{skjema_id}", angrebar=False))
        return data

    def retire(self, skjema_id: str) -> Done[Malserie]:
        """Take a template out of use; answers to it stay, and what has been begun is gone on with.

        Raises `mal_finnes_ikke`.
        """
        return self._set_status(skjema_id, Malstatus.TRUKKET, Hendelse("mal.trukket", objekt=f"mal:{skjema_id}"))

    def put_back(self, skjema_id: str) -> Done[Malserie]:
        """Take a template into use again; what the leader has approved is approved still. Raises `mal_finnes_ikke`."""
        return self._set_status(skjema_id, Malstatus.I_BRUK, Hendelse("mal.tatt_i_bruk", objekt=f"mal:{skjema_id}"))

    def _set_status(self, skjema_id: str, status: Malstatus, hendelse: Hendelse) -> Done[Malserie]:
        series = self._of(skjema_id)
        with self._oekt.store.write(hendelse) as unit:
            if series.opphav is Malopphav.LEVERT:
                self._lay_in(unit, series.nyeste)
            for row in unit.mal.of(skjema_id):
                if row.status is not Malstatus.UTKAST:
                    unit.mal.save(replace(row, status=status))
            changes = unit.act.changes()
        return Done(self._of(skjema_id), changes)

    def _approve_one(self, unit: Unit, series: Malserie, skjema: Skjema, ord_: Lederord) -> Malgodkjenning:
        oekt = self._oekt
        if series.opphav is Malopphav.LEVERT:
            self._lay_in(unit, skjema)
        # From here on no undo of a kartlegging can take away the copy that another one was answered on.
        if unit.skjemakopi.find(skjema.innholdshash) is None:
            unit.skjemakopi.save(self._register.copy_of(skjema))
        return unit.malgodkjenning.save(
            Malgodkjenning(
                id=skjema.innholdshash,
                skjema_id=skjema.id,
                versjon=skjema.versjon,
                godkjent_av=ord_.navn.strip(),
                rolle=ord_.rolle,
                dato=ord_.dato,
                maate=ord_.maate,
                foert=oekt.clock.now(),
                foert_av=oekt.bruker.navn,
            )
        )

    def _lay_in(self, unit: Unit, skjema: Skjema) -> None:
        """Keep a shipped version as a row of the vault, once."""
        if any(row.hash == skjema.innholdshash for row in unit.mal.heads(skjema.id)):
            return
        unit.mal.save(self._row(skjema, Malopphav.LEVERT))

    def _row(self, skjema: Skjema, opphav: Malopphav) -> Mal:
        oekt = self._oekt
        return Mal(
            id=oekt.new_id(),
            skjema_id=skjema.id,
            versjon=skjema.versjon,
            tittel=skjema.tittel.tekst,
            hash=skjema.innholdshash,
            innhold=self._format.write(skjema).decode(),
            status=Malstatus.I_BRUK,
            opphav=opphav,
            opprettet=oekt.clock.now(),
            opprettet_av=oekt.bruker.navn,
        )

    def _require_new(self, unit: Unit, skjema: Skjema) -> None:
        rows = unit.mal.heads(skjema.id)
        shipped = {one.innholdshash for one in self._register.shipped() if one.id == skjema.id}
        if skjema.innholdshash in shipped or any(row.hash == skjema.innholdshash for row in rows):
            raise KnownError("mal_finnes_fra_foer")
        if shipped or any(row.opphav is not Malopphav.IMPORTERT for row in rows):
            raise KnownError("mal_id_er_vaar")
        if any(row.versjon == skjema.versjon for row in rows):
            raise KnownError("mal_versjon_finnes")

    def _of(self, skjema_id: str) -> Malserie:
        found = self._register.series_of(skjema_id)
        if found is None:
            raise KnownError("mal_finnes_ikke")
        return found

    def _versions(self, hasher: Sequence[str]) -> list[tuple[Malserie, Skjema]]:
        if not hasher:
            raise KnownError("mal_ingen_valgt")
        known = {skjema.innholdshash: (one, skjema) for one in self._register.series() for skjema in one.utgaver}
        if not known.keys() >= set(hasher):
            raise KnownError("mal_finnes_ikke")
        if any(known[key][0].er_trukket for key in hasher):
            raise KnownError("mal_trukket")
        return [known[key] for key in hasher]


def _about(hasher: Sequence[str]) -> str:
    """Return what the log says about whose approval was written down: the contents by their hashes, shortened."""
    return "mal:" + ",".join(key[:12] for key in hasher)
