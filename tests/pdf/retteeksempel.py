"""Synthetic snapshots for a correction of a signed document."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from helseansvarlig.domain.dokument import OM, Dokumenttype
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.utlevering import Kanal, Utlevering
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from tests.pdf import eksempel
from tests.pdf.breveksempel import LANGT

FELTER = {
    "rettelse_art": "rettelse",
    "rettelse_sto": "«Hun har vært våken tre netter i uka i fire uker.»",
    "rettelse_riktig": "Hun har vært våken tre netter i uke 46. Ukene før sov hun som vanlig.",
    "rettelse_hvorfor": "Vakker leste dokumentet og sa at det ikke stemte. Nattloggen viser det samme.",
    "sjekket_ut_dato": "2026-11-23",
    "sjekket_ut_enig": "enig",
}
GAMMELT = replace(
    eksempel.dokument(Dokumenttype.HENVISNINGSGRUNNLAG, "nb", {}),
    id="d1",
    frosset=datetime(2026, 11, 20, 23, 30, tzinfo=UTC),
    sha256="6f1c0a9be27d44aa" * 4,
    innhold=frozenset({Innhold.GRUNNOPPLYSNINGER, Innhold.PSYKISK, Innhold.BARNETS_EGNE_ORD}),
    svar=frozenset(),
)
UTLEVERINGER = (
    Utlevering("d1", Kanal.PAPIR, date(2026, 11, 21), "BUP Elvebyen"),
    Utlevering("d1", Kanal.SENDT, date(2026, 11, 22), "BUP Elvebyen"),
)


def rettelse(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for a correction: `tom`, `normal`, `tillegg` or `ekstrem`."""
    base = eksempel.henvisning(maalform, "tom" if omfang == "tom" else "normal")
    felter = {"tom": {}, "ekstrem": dict.fromkeys(FELTER, LANGT)}.get(omfang, FELTER)
    if omfang == "tillegg":
        felter = FELTER | {"rettelse_art": "tillegg"}
    paper = replace(
        base.dokument,
        id="R-41",
        dokumenttype=Dokumenttype.RETTELSE,
        felter={OM: "dokument:d1", **felter},
    )
    handed_out = () if omfang == "tom" else UTLEVERINGER * (60 if omfang == "ekstrem" else 1)
    return replace(base, dokument=paper, rettes=GAMMELT, utleveringer=handed_out)
