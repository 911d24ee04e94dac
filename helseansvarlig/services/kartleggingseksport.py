"""A kartlegging as data for somebody else: only the answers that the gate lets through, and never the child's wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import judge, log_row, require_through
from helseansvarlig.services.dokument_svar import contents_of
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Templates
from helseansvarlig.services.svarvern import without_held


class KartleggingseksportService:
    """Answers as a FHIR QuestionnaireResponse, through the gate."""

    def __init__(self, oekt: Oekt, templates: Templates) -> None:
        self._oekt = oekt
        self._templates = templates

    def response(
        self,
        kartlegging_id: str,
        mottaker: Mottakerkategori = Mottakerkategori.BARNEVERNSTJENESTEN,
        avgjoerelse: Avgjoerelse | None = None,
    ) -> Mapping[str, object]:
        """Return the answers this recipient may have, and put that in the register (the log).

        Raises `finnes_ikke`, `deling_uten_grunnlag`, `deling_maa_avgjoeres`.
        """
        oekt = self._oekt
        with oekt.store.read() as unit:
            row = unit.kartlegging.get(kartlegging_id)
            skjema = self._templates.read_copy(unit.skjemakopi.get(row.skjema_hash))
            svar = Svarsett({line.sti: line.svar for line in unit.svar.of(row.id)})
            about = contents_of(skjema, svar)
            wanted = frozenset(about[path] for path in svar.svar if path in about)
            question = Delingsspoersmaal(
                row.barn_id, mottaker, wanted, oekt.clock.today(), avgjoerelse or Avgjoerelse()
            )
            answer = require_through(judge(unit, oekt, question))
        open_ones = without_held(skjema, svar, answer.holdte_svar)
        through = {path: one for path, one in open_ones.svar.items() if about.get(path) in answer.tillatt}
        if not through:
            raise KnownError("deling_uten_grunnlag", grunn="forbehold")
        told = log_row(row.barn_id, mottaker, answer)
        oekt.store.log(replace(told, handling="kartlegging.eksportert", objekt=f"kartlegging:{row.id}"))
        return self._templates.response(skjema, replace(svar, svar=through), row.status)
