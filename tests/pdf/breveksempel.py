"""Synthetic snapshots for letters, one kind of recipient at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.deling import Delingsspoersmaal, Delingsvurdering, Register, judge_sharing
from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Innhold, Samtykke
from helseansvarlig.services.dokumenttyper.brev import asks_about
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Grunnlag, Samtaleom, Tilstand
from tests.pdf import eksempel

TANNKLINIKK = Mottakerkategori.TANNKLINIKK
LANGT = ("Fjorårets søvnvansker & <b>uro</b> — «ikke nå» 😀👍🏽 \u202eakab\u202c. " * 50)[:2_000]
"""More than a page of what somebody types who tests us; `tests/lang/test_dokumenter.py` writes five times as much."""

NAVN: dict[Mottakertype, str] = {
    Mottakerkategori.FASTLEGE: "Klok Furu, Fjellbygda legesenter",
    TANNKLINIKK: "Fjellbygda tannklinikk",
    Mottakerkategori.KOMMUNAL_HELSETJENESTE: "Fjellbygda helsestasjon",
    Mottakerkategori.SKOLE_PPT: "Fjellbygda skole",
}
JA = replace(
    eksempel.DELING,
    id="s3",
    mottakere=frozenset(NAVN) | {Mottakerkategori.BUP},
    formaal="Time hos dem som kan hjelpe",
    innhold=frozenset({Innhold.GRUNNOPPLYSNINGER, Innhold.BARNETS_EGNE_ORD, Innhold.TANNHELSE, Innhold.SOMATISK})
    | {Innhold.SKOLE, Innhold.LIVSKVALITET},
)
FELTER = {
    "brev_gjelder": "Vakker har ikke vært hos tannlege siden mars 2025.",
    "brev_ber_om": "En time etter klokka 14, og å få vite om hun står på listen hos dere.",
    "brev_svar_innen": "2026-12-04",
    "brev_barnets_ord": "Jeg vil gjerne høre hva du gjør før du gjør det.",
    "brev_bakgrunn": "Hun har sagt at en tann på høyre side verker når hun spiser noe kaldt.",
    "brev_ta_med": "bare_saken",
    "medvirkning_informert_om": "Hva som står i brevet, og hvem som får det",
    "sjekket_ut_dato": "2026-11-20",
    "sjekket_ut_enig": "enig",
}
SVAR = (
    Besvart("tannhelse", Innhold.TANNHELSE, "Er du redd for tannlegen?", "7 av 10", date(2026, 11, 3),
            barnets_ord="Det er lyden.", samtale=Samtaleom("Rolig Bekk")),
    Besvart("tannhelse", Innhold.TANNHELSE, "Er du plaget av hvordan tennene ser ut?", "", date(2026, 11, 3),
            Tilstand.VIL_IKKE_SVARE),
    Besvart("kroppen", Innhold.SOMATISK, "Har du vondt noe sted?", "Ja, i magen", date(2026, 11, 3)),
)  # fmt: skip
OPPFOELGINGER = (
    Oppfoelging("o7", eksempel.BARN.id, "Time hos tannlegen", "Trygg Havn", date(2026, 12, 9),
                omraade=Omraade.TANNHELSE),
    Oppfoelging("o8", eksempel.BARN.id, "Blodprøve", "Trygg Havn", date(2026, 12, 1), omraade=Omraade.SOMATISK),
)  # fmt: skip


def judge(mottaker: Mottakertype, *samtykker: Samtykke) -> Delingsvurdering:
    """Ask the real gate what a letter to this recipient may hold."""
    question = Delingsspoersmaal(eksempel.BARN.id, mottaker, asks_about(mottaker), eksempel.DAG)
    return judge_sharing(question, Register(samtykker, alder=15), eksempel.DELINGSREGLER)


def brev(maalform: str = "nb", omfang: str = "normal", mottaker: Mottakertype = TANNKLINIKK) -> Grunnlag:
    """Return a snapshot for a letter: `tom`, `normal` or `ekstrem`, to one kind of recipient."""
    base = eksempel.henvisning(maalform, "tom" if omfang == "tom" else "normal")
    felter = {"tom": {}, "normal": FELTER, "ekstrem": dict.fromkeys(FELTER, LANGT)}[omfang]
    if omfang == "ekstrem":
        felter = felter | {"brev_ta_med": "med_svar", "brev_svar_innen": "2026-12-04"}
    paper = replace(
        base.dokument,
        dokumenttype=Dokumenttype.BREV,
        mottaker=mottaker,
        mottaker_navn=NAVN.get(mottaker, ""),
        felter=felter,
    )
    return replace(
        base,
        dokument=paper,
        deling=judge(mottaker, JA),
        samtykker=(JA, eksempel.HELSEHJELP),
        besvart=SVAR * (12 if omfang == "ekstrem" else 1),
        oppfoelginger=() if omfang == "tom" else OPPFOELGINGER,
    )
