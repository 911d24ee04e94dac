"""Synthetic snapshots for a printout of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.innsyn import Holdegrunn, Innslag, Innslagstype
from helseansvarlig.domain.logg import Loggrad
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag, Mappe
from tests.pdf import eksempel
from tests.pdf.breveksempel import LANGT

INNSLAG = (
    Innslag("notat:n1", date(2026, 11, 15), Innslagstype.NOTAT,
            (("notat.barnet_sa", "Det hjelper når døra står på gløtt."), ("hoert_av", "Rolig Bekk")), "Trygg Havn",
            Innhold.BARNETS_EGNE_ORD),
    Innslag("notat:n2", date(2026, 11, 17), Innslagstype.NOTAT, (("notat.observasjon", "Sov til 06."),), "Rolig Bekk"),
    Innslag("notat:n3", date(2026, 11, 18), Innslagstype.NOTAT, (("notat.telefon", "Ringte mor. Ny adresse."),),
            "Trygg Havn"),
    Innslag("svar:s1", date(2026, 11, 3), Innslagstype.KARTLEGGING,
            (("spoersmaal", "Hvordan har du sovet?"), ("svar", "3 av 10"), ("barnets_ord", "")), "Rolig Bekk",
            Innhold.PSYKISK, noekkel="psykisk|psykisk.1"),
    Innslag("svar:s0", date(2026, 8, 20), Innslagstype.KARTLEGGING,
            (("spoersmaal", "Hvordan har du sovet?"), ("tilstand", "vil_ikke_svare"), ("rettet", date(2026, 8, 21))),
            "Vakker Blomst", Innhold.PSYKISK, noekkel="psykisk|psykisk.1"),
    Innslag("oppfoelging:o1", date(2026, 11, 16), Innslagstype.OPPFOELGING,
            (("hva", "Ny pute"), ("ansvarlig", "Rolig Bekk"), ("frist", date(2026, 12, 1)), ("resultat", "")),
            "Trygg Havn", Innhold.PSYKISK),
    Innslag("samtykke:k1", date(2026, 11, 3), Innslagstype.SAMTYKKE,
            (("samtykke", "ja"), ("gitt_av", "Vakker Blomst"), ("formaal", "Hjelp fra BUP"),
             ("trukket", date(2026, 11, 19))), "Rolig Bekk"),
    Innslag("dokument:d1", date(2026, 11, 20), Innslagstype.DOKUMENT,
            (("dokument", "henvisningsgrunnlag"), ("til", "BUP Elvebyen"))),
    Innslag("notat:n4", date(2026, 11, 19), Innslagstype.NOTAT, (("notat.observasjon", "HEMMELIG Modig Gran"),), "X"),
)  # fmt: skip
MED_ADRESSE = INNSLAG[2]
GRUNNER = {MED_ADRESSE.rad: Holdegrunn.FARE, INNSLAG[-1].rad: Holdegrunn.ANDRE}
FELTER = {"innsyn_ungdom_svar": "alt", "innsyn_ungdom": "HEMMELIG Hun sa at det er greit."}


def row(number: int, name: str, act: str, hour: int, day: int = 20) -> Loggrad:
    """Return one act of the log."""
    return Loggrad(
        number, f"2026-11-{day:02}T{hour:02}:00:00+00:00", name, name, "helseansvarlig", act, "barn1", "", "", "", "",
        "ok", "", "", "",
    )  # fmt: skip


LOGG = (
    row(5, "Trygg Havn", "dokument.skrevet_ut", 15, 21),
    row(4, "Trygg Havn", "notat.lest", 12),
    row(3, "Rolig Bekk", "notat.skrevet", 11),
    row(2, "Trygg Havn", "barn.lest", 9),
)


def innsyn(maalform: str = "nb", omfang: str = "normal", mottaker: Mottakertype = Innad.BARNET_SELV) -> Grunnlag:
    """Return a snapshot for a printout: `tom`, `normal` or `ekstrem`."""
    base = eksempel.henvisning(maalform, "tom" if omfang == "tom" else "normal")
    paper = replace(
        base.dokument,
        dokumenttype=Dokumenttype.INNSYN,
        mottaker=mottaker,
        mottaker_navn="",
        felter={} if omfang == "tom" else FELTER,
    )
    record = Mappe(INNSLAG, GRUNNER, 2, LOGG)
    if omfang == "ekstrem":
        long = replace(
            INNSLAG[0], felter=tuple((name, LANGT) for name in ("barnets_ord", "vet", "hva")), skrevet_av=LANGT
        )
        many = tuple(replace(INNSLAG[1], rad=f"notat:{n}") for n in range(40))
        record = Mappe((*INNSLAG, long, *many), {}, 0, tuple(row(n, f"N{n}", "barn.lest", n % 24) for n in range(80)))
    return replace(
        base,
        dokument=paper,
        deling=eksempel.judge(Innad.BARNET_SELV),
        mappe=Mappe() if omfang == "tom" else record,
        rettigheter=eksempel.REGELVERK.rettigheter,
    )
