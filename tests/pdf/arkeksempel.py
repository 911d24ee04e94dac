"""Synthetic snapshots for the papers that stay close: the child's own copy, stop point, plan, shift card, summary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.lokalnummer import Lokalnummer, numbers_here
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.services.dokumenttyper.grunnlag import Foer, Forloep, Grunnlag, Maaling, Tilstand
from helseansvarlig.services.dokumenttyper.veid import Veid
from tests.pdf.eksempel import BARN, DAG, REGELVERK, extreme, henvisning, judge, referat, referat_for_barn

BARNEKOPI_FELTER = {
    "kopi_utgave": "vanlig",
    "kopi_snakket": "Søvnen din, og hvorfor det er vanskelig å sovne\nSkolen, og det du liker å gjøre",
    "kopi_sa": "Jeg vil sove, og slippe å fortelle alt på nytt.\nJeg vil ha tegnesakene mine på rommet.",
    "kopi_enige": "Døra står på gløtt om natta.\nRolig Bekk blir med når du møter noen nye.",
    "kopi_uenige": "Du vil være oppe til klokka ett. Vi mener klokka elleve.",
    "kopi_skjer": "Time hos legen din. Trygg Havn blir med, 1. desember.\nVi spør BUP om råd, i løpet av uka.",
    "kopi_vite": "Læreren din vet bare at du kan komme sent på mandager.",
    "kopi_noen": "Trygg Havn er her mandag til fredag.",
    "sjekket_ut_dato": "2026-11-20",
    "sjekket_ut_enig": "delvis",
    "sjekket_ut_kommentar": "Det om leggetida er urettferdig.",
}
FORBEHOLD = Forbehold(
    "f1",
    BARN.id,
    date(2026, 11, 10),
    frozenset({Innhold.FAMILIE}),
    "Ikke si noe om pappa",
    svar_til_barnet="Vi sier ingenting om ham til BUP.",
)


def barnekopi(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for the child's own copy: `tom`, `normal`, `enkel` or `ekstrem`."""
    known = henvisning(maalform, "tom" if omfang == "tom" else "normal")
    felter = {} if omfang == "tom" else BARNEKOPI_FELTER | {"kopi_utgave": "enkel" if omfang == "enkel" else "vanlig"}
    paper = replace(
        known.dokument,
        dokumenttype=Dokumenttype.BARNEKOPI,
        felter=felter,
        mottaker=Innad.BARNET_SELV,
        mottaker_navn="",
    )
    grunnlag = replace(
        known,
        dokument=paper,
        deling=judge(Innad.BARNET_SELV),
        forbehold=() if omfang == "tom" else (FORBEHOLD,),
        telefoner=tuple(REGELVERK.telefoner.values()),
        fristregler=REGELVERK.frister,
        samtykkeregler=tuple(REGELVERK.samtykkeregler.values()),
        rettigheter=REGELVERK.rettigheter,
    )
    return extreme(grunnlag) if omfang == "ekstrem" else grunnlag


STOPPUNKT_FELTER = {
    "stoppunkt_dato": "2026-11-12",
    "stoppunkt_eier": "Trygg Havn",
    "stoppunkt_ses_igjen": "2026-12-03",
    "stoppunkt_barnet": "Jeg vil sove, og slippe å fortelle alt på nytt.",
    "stoppunkt_vet": (
        "Vakker sover best når døra står på gløtt. (Rolig Bekk, 11. november 2026)\n"
        "Hun har vært våken tre netter i uke 46, mellom klokka 02 og 04. (nattlogg, 15. november 2026)"
    ),
    "stoppunkt_usikkert": "Om smerter i magen henger sammen med søvnen. (fastlegen, 14. oktober 2026)",
    "stoppunkt_mangler": "Svar på blodprøver fra fastlegen.",
    "stoppunkt_konklusjon": "Søvnen er det som betyr mest for Vakker nå.",
    "stoppunkt_beslutning": "Fast kveldsrutine i to uker, og spørre BUP om råd.",
    "stoppunkt_tiltak": "Fast kveldsrutine. Rolig Bekk, senest 14. november 2026.\nTime hos fastlegen. Trygg Havn.",
    "stoppunkt_bedre_barn": "Litt",
    "stoppunkt_bedre_voksne": "Vet ikke",
    "stoppunkt_burde": "Helsesykepleier\nBarnekoordinator i Elvebyen",
    "medvirkning_informert_om": "Hva et stoppunkt er, og hvem som leser det",
    "sjekket_ut_dato": "2026-11-12",
    "sjekket_ut_enig": "enig",
}


def stoppunktark(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for a stop point on paper to BUP: `tom`, `normal` or `ekstrem`."""
    return like_henvisning(Dokumenttype.STOPPUNKT, STOPPUNKT_FELTER, maalform, omfang)


def like_henvisning(kind: Dokumenttype, felter: dict[str, str], maalform: str, omfang: str) -> Grunnlag:
    """Return a snapshot of another type from the same record to the same recipient."""
    known = henvisning(maalform, "tom" if omfang == "tom" else "normal")
    paper = replace(known.dokument, dokumenttype=kind, felter={} if omfang == "tom" else felter)
    grunnlag = replace(known, dokument=paper)
    return extreme(grunnlag) if omfang == "ekstrem" else grunnlag


HELSEDEL_FELTER = {
    "plan_ansvarlig": "Trygg Havn",
    "plan_ses_igjen": "2026-12-14",
    "plan_barnet": "Jeg vil sove, og slippe å fortelle alt på nytt.",
    "plan_psykisk": "Søvn, og noen å snakke med om kvelden.",
    "plan_somatisk": "Svar på blodprøvene. Brillene må byttes.",
    "plan_ressurser": "Vakker tegner hester, og vil gjerne lære bort.",
    "plan_annet": "Ny telefon til mor. Rolig Bekk, senest 27. november 2026.",
    "medvirkning_informert_om": "Hva planen er, og hvem som leser den",
    "sjekket_ut_dato": "2026-11-20",
    "sjekket_ut_enig": "enig",
}
NIVAA = Nivaabeslutning(
    "nv1", BARN.id, Omraade.PSYKISK, date(2026, 11, 16), Hjelpenivaa.KOMMUNE,
    "Søvnen er ikke blitt bedre på fire uker.", "Fast kveldsrutine, og dør på gløtt.", "Trygg Havn",
    date(2026, 12, 14), "Vil ha én å snakke med, ikke flere.",
)  # fmt: skip
TANNLEGE = Oppfoelging(
    "o9", BARN.id, "Bestille time hos tannlegen", "Rolig Bekk", date(2026, 12, 4), omraade=Omraade.TANNHELSE
)
SOVNHJELP = Oppfoelging(
    "o8", BARN.id, "Ringe kommunepsykologen", "Trygg Havn", date(2026, 11, 27),
    behov="Søvn og ro om natta", omraade=Omraade.PSYKISK,
)  # fmt: skip


def helsedel(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for the health part of the plan, to BUP: `tom`, `normal` or `ekstrem`."""
    known = like_henvisning(Dokumenttype.HELSEDEL, HELSEDEL_FELTER, maalform, omfang)
    if omfang == "tom":
        return known
    tasks = (*known.oppfoelginger, TANNLEGE, SOVNHJELP)
    return replace(known, veid=Veid(nivaaer=(NIVAA,)), oppfoelginger=tasks)


VAKTKORT_FELTER = {
    "deling_begrunnelse": "Trygg hjelp på vakt",
    "vakt_gjelder_til": "2026-12-14",
    "vakt_hjelper": "Døra på gløtt, og at noen sitter der.\nÅ tegne. Sakene ligger i øverste skuff.\nMusikk på øret.",
    "vakt_verre": "Å bli spurt foran andre.\nAt noen tar henne på skulderen bakfra.",
    "vakt_gjoer": "Si hvem du er, og sett deg ned.\nSpør om hun vil ha noen hos seg.\nRing Rolig Bekk hvis det varer.",
    "vakt_legemidler": "Melatonin om kvelden, etter avtale med fastlegen.",
    "vakt_allergi": "Nøtter.",
    "vakt_ring": "Rolig Bekk kan ringes til klokka 22.",
    "sjekket_ut_dato": "2026-11-20",
    "sjekket_ut_enig": "enig",
}
LOKALE = ("vakthavende_leder", "bup_akutt", "barnevernsvakt")


def vaktkort(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for a shift card, for those who work here: `tom`, `normal` or `ekstrem`."""
    known = like_henvisning(Dokumenttype.VAKTKORT, VAKTKORT_FELTER, maalform, omfang)
    rows = [
        Lokalnummer(one, f"62 00 00 {n:02}", finnes_ikke=False, kontrollert=DAG) for n, one in enumerate(LOKALE, 10)
    ]
    return replace(
        known,
        dokument=replace(known.dokument, mottaker=Innad.EGET_PERSONALE, mottaker_navn=""),
        deling=judge(Innad.EGET_PERSONALE, begrunnelse="Trygg hjelp på vakt"),
        telefoner=numbers_here(REGELVERK.telefoner.values(), () if omfang == "tom" else rows),
    )


AGENDA_FELTER = {
    "agenda_hendelser": "To netter med legevakt i oktober. Hva kan vi gjøre før det blir akutt?",
    "agenda_flyttinger": "Én planlagt flytting i januar. Hvem overfører til hvem?",
    "agenda_opplaering": "BUP kommer til personalmøtet om søvn.\nNy brosjyre for unge.",
    "agenda_avtale": "Avtalen ses på i desember.",
}


def agenda(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for the agenda of the next contact meeting: `tom`, `normal` or `ekstrem`."""
    known = referat(maalform, omfang)
    assert known.moete is not None
    paper = replace(
        known.dokument, dokumenttype=Dokumenttype.AGENDA, barn_id="", felter={} if omfang == "tom" else AGENDA_FELTER
    )
    if omfang == "tom":
        return replace(known, dokument=paper)
    before = replace(known.moete, id="m0", dato=date(2026, 10, 21))
    asked = replace(known, dokument=paper, foer=Foer(before, known.saker, 3))
    return extreme(asked) if omfang == "ekstrem" else asked


def agenda_for_barn(maalform: str = "nb") -> Grunnlag:
    """Return a snapshot for the agenda of one child's matters."""
    known = referat_for_barn(maalform)
    return replace(known, dokument=replace(known.dokument, dokumenttype=Dokumenttype.AGENDA))


KARTLEGGING_FELTER = {
    "kart_kort": "Søvnen er bedre enn i september. Skolen er det Vakker selv er mest opptatt av nå.",
    "kart_barnet": "Jeg vil sove, og slippe å fortelle alt på nytt.",
    "sjekket_ut_dato": "2026-11-20",
    "sjekket_ut_enig": "enig",
}
SPURT = (date(2026, 6, 2), date(2026, 8, 20), date(2026, 9, 29), date(2026, 11, 3))


def _over_time(innhold: Innhold, spoersmaal: str, *svar: int | Tilstand) -> Forloep:
    return Forloep(
        str(innhold),
        innhold,
        spoersmaal,
        tuple(
            Maaling(day, "", one) if isinstance(one, Tilstand) else Maaling(day, f"{one} (0–10)", andel=one / 10)
            for day, one in zip(SPURT, svar, strict=False)
        ),
    )


FORLOEP = (
    _over_time(Innhold.PSYKISK, "Hvordan har du sovet den siste uka?", 2, 0, Tilstand.VIL_IKKE_SVARE, 3),
    _over_time(Innhold.LIVSKVALITET, "Hvordan har du det i livet ditt nå?", 4, 5, 5, 6),
    _over_time(Innhold.LIVSKVALITET, "Føler du deg trygg her du bor?", 5, Tilstand.IKKE_SPURT, 8),
    _over_time(Innhold.SEKSUELL, "Hemmelig over tid?", 7, 8),
)


def kartleggingsark(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for a kartlegging in brief, to BUP: `tom`, `normal` or `ekstrem`."""
    known = like_henvisning(Dokumenttype.KARTLEGGING, KARTLEGGING_FELTER, maalform, omfang)
    if omfang == "tom":
        return known
    many = tuple(replace(one, spoersmaal=f"{n}. {one.spoersmaal} " * 9) for n in range(4) for one in FORLOEP)
    return replace(known, forloep=many if omfang == "ekstrem" else FORLOEP)
