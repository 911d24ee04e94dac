"""A matter as it is typed, on the meeting's page and on the shared screen alike: one draft, one way into the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.moete import Droeftingsmodus, Sak
from helseansvarlig.services.saksvern import Saksvakt
from ui.dates import parse_date, short_date
from ui.i18n import marked, tr, tr_marked

MODI = {
    Droeftingsmodus.GENERELL: marked("Generelt"),
    Droeftingsmodus.UTEN_NAVN: marked("Uten navn"),
    Droeftingsmodus.IDENTIFISERT: marked("Med navn"),
}
ALDER = {
    "0_5": marked("0–5 år"),
    "6_12": marked("6–12 år"),
    "13_15": marked("13–15 år"),
    "16_17": marked("16–17 år"),
    "18": marked("over 18 år"),
}


@dataclass(frozen=True, slots=True)
class Sakfelt:
    """A matter as it is typed in the meeting; the dates are words."""

    tittel: str = ""
    vet: str = ""
    gjoer: str = ""
    beslutning: str = ""
    ansvarlig: str = ""
    frist: str = ""
    barnet_faar_vite: str = ""
    fortelles: str = ""


def draft_key(sak: Sak) -> str:
    """Return where a matter's draft lies."""
    return f"sak:{sak.id}"


def fields_of(sak: Sak) -> Sakfelt:
    """Return a matter as it stands in the record."""
    return Sakfelt(
        tittel=sak.tittel,
        vet=sak.vet,
        gjoer=sak.gjoer,
        beslutning=sak.beslutning,
        ansvarlig=sak.ansvarlig,
        frist=short_date(sak.frist) if sak.frist else "",
        barnet_faar_vite=sak.barnet_faar_vite,
        fortelles=short_date(sak.fortelles) if sak.fortelles else "",
    )


def apply(felt: Sakfelt, sak: Sak, today: date) -> Sak:
    """Return the matter with what is typed; a date that is not understood is no date, an empty title keeps the old."""
    return replace(
        sak,
        tittel=felt.tittel.strip() or sak.tittel,
        vet=felt.vet,
        gjoer=felt.gjoer,
        beslutning=felt.beslutning,
        ansvarlig=felt.ansvarlig,
        frist=parse_date(felt.frist, today),
        barnet_faar_vite=felt.barnet_faar_vite,
        fortelles=parse_date(felt.fortelles, today),
    )


def is_understood(felt: Sakfelt, today: date) -> bool:
    """Tell whether the record can hold all that is typed: else the draft must stay."""
    return all(not typed.strip() or parse_date(typed, today) is not None for typed in (felt.frist, felt.fortelles))


def found_words(vakt: Saksvakt | None, sak: Sak) -> str:
    """Return what in a matter may tell who it is about, and that few words are enough in a small house."""
    if vakt is None:
        return ""
    found = ", ".join(dict.fromkeys(f"«{one.tekst}»" for one in vakt.find(sak)))
    said = [tr("Kan fortelle hvem det er: {words}. Skriv det på en annen måte.", words=found)] if found else []
    if vakt.faa_barn and sak.modus is Droeftingsmodus.UTEN_NAVN:
        said.append(tr("Få bor her. Ta bort sted og sjeldne hendelser."))
    return " ".join(said)


def called(sak: Sak) -> str:
    """Return what a child without a name is called: «ungdom 1, 13–15 år»; nothing elsewhere."""
    age = tr_marked(ALDER[sak.aldersgruppe]) if sak.aldersgruppe in ALDER else ""
    return ", ".join(part for part in (sak.alias.strip(), age) if part)
