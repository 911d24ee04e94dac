"""Synthetic snapshots for the papers about the house: a start-up meeting, an agreement, the card, the folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Moete, Moetetype
from helseansvarlig.domain.rutine import Lesekvittering, Rutine
from helseansvarlig.domain.samarbeidsavtale import (
    Avtalepart,
    Avtaletema,
    Foelge,
    Samarbeidsavtale,
    Temapunkt,
)
from helseansvarlig.domain.steg import Holdepunkter, Stegkryss, Stegpunkt, progress
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.huset import Huset
from tests.pdf import eksempel
from tests.pdf.breveksempel import LANGT

DAG = eksempel.DAG
TEKSTER = {
    Avtaletema.SAMARBEID: "Kontaktmøte hver sjette uke. Enkeltsaker drøftes der når barnet er spurt.",
    Avtaletema.MEDVIRKNING: "Barnets egne ord står først i det vi sender. Barnet får vite hva som ble sagt.",
    Avtaletema.OPPLYSNINGER: "Samtykke hentes før barnet nevnes med navn. Ellers drøfter vi uten navn.",
    Avtaletema.KARTLEGGING: "Institusjonen kartlegger de fem områdene. BUP sier hva de trenger i tillegg.",
    Avtaletema.AKUTT: "BUP svarer på telefon samme dag. Om natta ringer vi legevakta.",
}
AVTALE = Samarbeidsavtale(
    "a1",
    "BUP Elvebyen",
    (
        Avtalepart("Solbakken", "Trygg Havn", "Rolig Bekk", "61 00 00 00", "Stødig Bjørk", date(2026, 9, 1)),
        Avtalepart("BUP Elvebyen", "Varm Vind", "Klok Furu", "62 00 00 00"),
    ),
    tuple(
        Temapunkt(tema, tekst, "Trygg Havn", f"avtalen s. {side}", date(2026, 10, 1) if side < 5 else None)
        for side, (tema, tekst) in enumerate(TEKSTER.items(), start=1)
    ),
    egen_psykolog="Veileder de ansatte. Gir ikke behandling til barn som bor her.",
    kommunale_tjenester="Helsesykepleier i vertskommunen er med på hvert andre møte.",
    tilbud="Time på Solbakken når det er lettest for barnet. Veiledning til de ansatte annenhver uke.",
    foelge=(Foelge("Særkontakten", "ansatt på jobb, ikke pårørende"), Foelge("Nattevakta", "ansatt på jobb")),
    uenighet=("Barnevernansvarlig og helseansvarlig", "Lederne", "Statsforvalteren"),
    taushetsplikt="Begge følger egne regler. Notater fra drøfting uten navn har ingen navn.",
    gjelder_fra=date(2026, 9, 1),
    gjelder_til=date(2028, 8, 31),
    evalueres=date(2027, 9, 1),
    evaluert=date(2026, 11, 2),
    evaluering="Telefonen virker. Møtene må settes opp for et halvt år om gangen.",
)
RUTINER = (
    Rutine(
        "r1",
        "Legetilsyn ved akutt inntak",
        "Legen ser barnet før inntak, senest samme døgn.\nDen som har vakt, ringer.",
        "Trygg Havn",
        date(2026, 3, 1),
        date(2027, 3, 1),
        2,
        "forskrift om barns rettigheter § 5",
        (Lesekvittering("Rolig Bekk", date(2026, 3, 4), 2), Lesekvittering("Stødig Bjørk", date(2026, 3, 9), 2)),
    ),
    Rutine("r2", "Medisiner på tur", "To voksne teller opp sammen.", "Rolig Bekk", date(2026, 5, 4), date(2027, 5, 4)),
)
VEILEDNINGER = (
    Veiledning(
        "v1",
        date(2026, 10, 14),
        "Søvn hos ungdom",
        "Samme voksne om kvelden i to uker før dere prøver noe annet.",
        "Varm Vind",
        "BUP Elvebyen",
        "Hva gjør vi når flere ligger våkne?",
        "Vaktlista er lagt om fra november.",
    ),
)
AVVIK = (
    Avvik(
        "w1",
        date(2026, 10, 3),
        "Nummeret til legevakta manglet på vaktrommet.",
        "Ringte 116117 og skrev det opp.",
        "Rolig Bekk",
        laering="Numrene sjekkes den første i måneden.",
        lukket=date(2026, 10, 20),
    ),
    Avvik("w2", date(2026, 11, 10), "To medisinlister var ulike.", "Gikk gjennom begge med legen.", "Trygg Havn"),
)
MOETER = (
    replace(eksempel.MOETE, ferdig=True),
    Moete("m2", Moetetype.KONTAKTMOETE, date(2026, 12, 16), "BUP Elvebyen"),
)
MOTPARTER = (
    Motpart(
        "p1", "BUP Elvebyen", Mottakerkategori.BUP, telefon="62 00 00 00", kontaktperson="Varm Vind",
        sjekket=date(2026, 10, 1), sjekket_av="Trygg Havn",
    ),
    Motpart("p2", "Elvebyen barnevernstjeneste", Mottakerkategori.BARNEVERNSTJENESTEN, telefon="63 00 00 00"),
)  # fmt: skip
KRYSS = tuple(
    Stegkryss(one.value, date(2026, 9, 15), "Trygg Havn")
    for one in (Stegpunkt.DIALOG, Stegpunkt.BLI_KJENT, Stegpunkt.FORVENTNINGER)
)
HUSET = Huset(
    AVTALE,
    (AVTALE,),
    RUTINER,
    VEILEDNINGER,
    AVVIK,
    progress(Holdepunkter(MOETER, (AVTALE,), RUTINER, KRYSS), DAG),
    MOETER,
    MOTPARTER,
)
TOMT = Huset(avtale=Samarbeidsavtale("a1", "BUP Elvebyen"), steg=progress(Holdepunkter(), DAG))
OPPSTART = Moete(
    "m3",
    Moetetype.OPPSTARTSMOETE,
    date(2026, 9, 15),
    "BUP Elvebyen",
    "Solbakken, stua",
    (
        Deltaker("Trygg Havn", "helseansvarlig", "Solbakken"),
        Deltaker("Stødig Bjørk", "leder", "Solbakken"),
        Deltaker("Varm Vind", "barnevernansvarlig", "BUP Elvebyen"),
        Deltaker("Frisk Foss", "brukerrepresentant", "Elvebyen"),
        Deltaker("Klok Furu", "helsesykepleier", "Elvebyen kommune", til_stede=False),
    ),
    date(2026, 10, 27),
)
FELTER: Mapping[Dokumenttype, Mapping[str, str]] = {
    Dokumenttype.OPPSTARTSMOETE: {
        "oppstart_maalgruppe": "Ungdom fra 13 til 18 år.",
        "oppstart_plasser": "Åtte plasser i to avdelinger, én av dem for akutte inntak.",
        "oppstart_hjemler": "Barnevernsloven §§ 3-2, 4-2, 5-1 og 6-2.",
        "oppstart_tilbud": "Poliklinikk i Elvebyen, ambulant team hverdager til klokka 20.",
        "oppstart_fra_oss": "Vi har snakket med barnet først, og vet hva vi spør om.",
        "oppstart_fra_dem": "Svar samme dag når det haster.",
        "oppstart_kontakter": "BUP Elvebyen: Varm Vind, tlf. 62 00 00 00\nStedfortreder: Klok Furu",
        "oppstart_kartlegging": "De fem områdene, med en voksen barnet er trygg på.",
        "oppstart_samtykke": "Vi spør barnet før vi nevner navn.",
        "oppstart_akutt": "Ring BUP på dagtid, legevakta ellers.",
        "oppstart_moeterytme": "Hver sjette uke. BUP kaller inn.",
        "oppstart_materiell": "BUP sender brosjyren for unge.",
        "oppstart_avtaledato": "2026-10-27",
        "oppstart_aapent": "Hvem følger ved innleggelse?\nVeiledning på kveldstid",
    },
    Dokumenttype.SAMARBEIDSAVTALE: {"avtale_tillegg": "Avtalen følges også av vikarer."},
    Dokumenttype.INSTITUSJONSKORT: {
        "kort_maalgruppe": "Ungdom fra 13 til 18 år",
        "kort_plasser": "Åtte, i to avdelinger",
        "kort_hjemler": "Barnevernsloven §§ 3-2, 4-2, 5-1 og 6-2",
        "kort_besoeksadresse": "Bakkegata 4, Elvebyen",
        "kort_leder": "Stødig Bjørk",
        "kort_stedfortreder": "Rolig Bekk",
        "kort_samarbeid": "Vi vil helst ha timer etter skoletid.",
    },
    Dokumenttype.TILSYNSMAPPE: {
        "tilsyn_om_oss": "Helseansvarlig har tjue prosent av stillingen sin til oppgaven.",
        "tilsyn_internkontroll": "Rutinene ble gått gjennom i mars. Ungdommene ville ha kortere skjemaer.",
    },
}


def paper(kind: Dokumenttype, maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for one of the four: `tom`, `normal` or `ekstrem` (a long text in each field)."""
    felter = {"tom": {}, "normal": FELTER[kind], "ekstrem": dict.fromkeys(FELTER[kind], LANGT)}[omfang]
    for_us = kind is Dokumenttype.TILSYNSMAPPE
    dokument = replace(
        eksempel.dokument(kind, maalform, dict(felter)),
        barn_id="",
        mottaker=Innad.EGET_PERSONALE if for_us else Mottakerkategori.BUP,
        mottaker_navn="Statsforvalteren" if for_us else "BUP Elvebyen",
    )
    moete = OPPSTART if kind is Dokumenttype.OPPSTARTSMOETE else None
    if omfang == "tom":
        bare = replace(moete, sted="", deltakere=(), neste_moete=None) if moete is not None else None
        return Grunnlag(Institusjon("Solbakken"), eksempel.BRUKER, DAG, dokument, moete=bare, huset=TOMT)
    known = Grunnlag(
        eksempel.INSTITUSJON,
        eksempel.BRUKER,
        DAG,
        dokument,
        moete=moete,
        telefoner=tuple(eksempel.REGELVERK.telefoner.values()),
        huset=HUSET,
    )
    return replace(known, huset=_far_too_much(HUSET)) if omfang == "ekstrem" else known


def _far_too_much(huset: Huset) -> Huset:
    """Fill every free text about the house with a long one."""
    avtale = replace(
        AVTALE,
        temaer=tuple(replace(one, tekst=LANGT, eier=LANGT, belegg=LANGT) for one in AVTALE.temaer),
        egen_psykolog=LANGT,
        kommunale_tjenester=LANGT,
        tilbud=LANGT,
        taushetsplikt=LANGT,
        foelge=(Foelge(LANGT, LANGT),),
        uenighet=(LANGT,),
        evaluering=LANGT,
    )
    return replace(
        huset,
        avtale=avtale,
        avtaler=(avtale,),
        rutiner=tuple(replace(one, tittel=LANGT, tekst=LANGT, eier=LANGT, kilde=LANGT) for one in RUTINER),
        veiledninger=tuple(replace(one, tema=LANGT, raad=LANGT, gitt_av=LANGT) for one in VEILEDNINGER),
        avvik=tuple(replace(one, hva=LANGT, straks=LANGT, laering=LANGT) for one in AVVIK),
    )
