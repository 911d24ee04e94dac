"""The register of templates: what ships with the program and what lies in the vault, as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from helseansvarlig.domain.kartlegging import Kartleggingsstatus, Skjemakopi
from helseansvarlig.domain.mal import Mal, Malgodkjenning, Malopphav, Malstatus
from helseansvarlig.domain.malserie import Malserie
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Templates, Unit
from helseansvarlig.services.skjemaminne import Skjemaminne


class Malregister:
    """The templates that can be started, behind the port `Templates`; `shipped` are those of the program."""

    def __init__(self, oekt: Oekt, shipped: Templates) -> None:
        self._oekt = oekt
        self._shipped = shipped
        self._read = Skjemaminne()

    def all(self) -> list[Skjema]:
        """Return one version of every template that is not out of use, by title: the newest that is approved."""
        return [series.brukes for series in self.series() if not series.er_trukket]

    def find(self, skjema_id: str) -> Skjema | None:
        """Return the version that a kartlegging begins with, or None where the template is unknown or out of use."""
        series = self.series_of(skjema_id)
        return None if series is None or series.er_trukket else series.brukes

    def copy_of(self, skjema: Skjema) -> Skjemakopi:
        """Return what is kept in the vault with the answers."""
        return self._shipped.copy_of(skjema)

    def read_copy(self, kopi: Skjemakopi) -> Skjema:
        """Return the template of a kept copy; a content that was read lately is not read again."""
        return self._read.get(kopi.id) or self._read.keep(self._shipped.read_copy(kopi))

    def remember(self, skjema: Skjema) -> Skjema:
        """Keep a form that has been read for a while, by its content."""
        return self._read.keep(skjema)

    def response(self, skjema: Skjema, svar: Svarsett, status: Kartleggingsstatus) -> Mapping[str, object]:
        """Return answers as a FHIR QuestionnaireResponse."""
        return self._shipped.response(skjema, svar, status)

    def form_of(self, mal: Mal) -> Skjema:
        """Return the form of one version in the vault."""
        return self.read_copy(Skjemakopi(mal.hash, mal.skjema_id, mal.versjon, mal.innhold))

    def shipped(self) -> list[Skjema]:
        """Return the program's own templates."""
        return self._shipped.all()

    def series(self) -> list[Malserie]:
        """Return every template with its published versions and approvals, by title.

        What shipped before and was approved is still used until the leader has approved what ships now.
        """
        shipped = {skjema.id: skjema for skjema in self._shipped.all()}
        with self._oekt.store.read() as unit:
            kept: dict[str, list[Mal]] = {skjema_id: [] for skjema_id in shipped}
            for row in unit.mal.heads():
                kept.setdefault(row.skjema_id, []).append(row)
            approvals: dict[str, dict[str, Malgodkjenning]] = {}
            for one in unit.malgodkjenning.all():
                approvals.setdefault(one.skjema_id, {})[one.id] = one
            found = [
                self._gather(unit, shipped.get(skjema_id), rows, approvals.get(skjema_id, {}))
                for skjema_id, rows in kept.items()
            ]
        known = [one for one in found if one is not None]
        return sorted(known, key=lambda one: one.nyeste.tittel.tekst.casefold())

    def series_of(self, skjema_id: str) -> Malserie | None:
        """Return one template with its published versions, or None."""
        with self._oekt.store.read() as unit:
            approvals = {one.id: one for one in unit.malgodkjenning.of(skjema_id)}
            return self._gather(unit, self._shipped.find(skjema_id), unit.mal.heads(skjema_id), approvals)

    def _gather(
        self, unit: Unit, shipped: Skjema | None, rows: Sequence[Mal], approvals: Mapping[str, Malgodkjenning]
    ) -> Malserie | None:
        """Return a template of its rows and what ships, or None when nothing of it is published."""
        published = [row for row in rows if row.status is not Malstatus.UTKAST]
        forms = {} if shipped is None else {shipped.innholdshash: shipped}
        for row in published:
            if row.hash not in forms:
                forms[row.hash] = self._read.get(row.hash) or self.form_of(unit.mal.get(row.id))
        if not forms:
            return None
        return Malserie(
            rows[0].skjema_id if shipped is None else shipped.id,
            published[0].opphav if shipped is None else Malopphav.LEVERT,
            tuple(forms.values()),
            approvals,
            er_trukket=bool(published) and all(row.status is Malstatus.TRUKKET for row in published),
            kopi_av=published[-1].kopi_av if published else "",
        )
