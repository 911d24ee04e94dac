"""Synthetic snapshots for document tests: empty, normal and extreme, in both written forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from helseansvarlig.domain.barn import Barn, Hjemmel
from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal, Delingsvurdering, Register, judge_sharing
from helseansvarlig.domain.delingsregel import Grunnlag as Delingsgrunnlag
from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Bruker, Person, Rolle
from helseansvarlig.domain.samtykke import Informasjon, Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.domain.stoppunkt import Faktum, Sikkerhet, Stoppunkt
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Grunnlag, Samtaleom, Tilstand

DAG = date(2026, 11, 23)
REGELVERK = load_regelverk(resources() / "regler")
DELINGSREGLER = tuple(REGELVERK.delingsregler.values())

INSTITUSJON = Institusjon(
    "Solbakken barnevernsinstitusjon", "Avdeling Fjell", "999999999", "3411", "62 00 00 00", "116 117"
)
BRUKER = Bruker("b1", "Trygg Havn", Rolle.HELSEANSVARLIG)

BARN = Barn(
    "barn1",
    "Vakker Blomst",
    date(2011, 3, 12),
    identnummer="12831199999",
    pronomen="hun",
    spraak="Norsk. Trenger ikke tolk.",
    hjemmel=Hjemmel.OMSORGSOVERTAKELSE_5_1,
    omsorgskommune="Elvebyen",
    vertskommune="Fjellbygda",
    fastlege="Klok Furu, Fjellbygda legesenter",
    trygg_voksen="Rolig Bekk, særkontakt",
    kontaktperson_barnevern="Stødig Bjørk, tlf. 62 00 00 01",
    foreldreansvar=(Person("Mild Elv", "mor", "900 00 000"), Person("Sterk Stein", "far")),
)

DELING = Samtykke(
    "s1",
    BARN.id,
    Samtykketype.DELING,
    gitt=True,
    gitt_av="Vakker Blomst og Mild Elv",
    innhold=frozenset(Innhold) - {Innhold.SEKSUELL},
    mottakere=frozenset({Mottakerkategori.BUP}),
    formaal="Vurdering og hjelp fra BUP",
    dato=date(2026, 11, 3),
    gyldig_til=date(2027, 9, 1),
    barnets_syn="Vil at BUP skal vite det hun alt har fortalt, så hun slipper å si det på nytt.",
    givere=(Giver("Vakker Blomst", Egenskap.BARNET), Giver("Mild Elv", Egenskap.FORELDER, "mor")),
    informasjon=Informasjon("Arket om hva BUP kan være, lest sammen", "norsk", "Hun fortalte det tilbake"),
)
HELSEHJELP = replace(
    DELING,
    id="s2",
    samtykketype=Samtykketype.HELSEHJELP,
    gitt_av="Barnevernstjenesten ved Stødig Bjørk",
    givere=(Giver("Barnevernstjenesten ved Stødig Bjørk", Egenskap.BARNEVERNSTJENESTEN, "§ 5-1"),),
    mottakere=frozenset(),
    gyldig_til=None,
)

FELTER = {
    "problemstilling": (
        "Vi ber om en vurdering av søvnvanskene, og om at BUP bruker det Vakker alt har fortalt. "
        "Hva kan hjelpe henne til å sove trygt?"
    ),
    "hastegrad": "rask",
    "hastegrad_grunn": "Hun har vært våken tre netter i uka i fire uker.",
    "risiko_naa": "Ingen tegn til akutt fare i dag. Hun har sagt at hun sier fra når det blir vanskelig.",
    "risiko": (
        "Vakker har fortalt om ett tilfelle av selvskading i september.\n"
        "Vi har nattevakt med fast voksen, og vi snakker sammen hver kveld."
    ),
    "henviser_rolle": "barnevernsleder",
    "henviser_navn": "Stødig Bjørk",
    "henviser_virksomhet": "Barnevernstjenesten i Elvebyen",
    "henviser_telefon": "62 00 00 01",
    "barnets_ord": "Jeg vil sove, og slippe å fortelle alt på nytt.\nDet hjelper når døra står på gløtt.",
    "kontaktmaate": "Melding først, så telefon etter skolen",
    "tilpasning_sted": "Her hos oss første gang",
    "tilpasning_tid": "Etter klokka 14",
    "tilpasning_foelge": "Rolig Bekk",
    "tilpasning": "Vakker vil ha samme rom hver gang.",
    "forventet_nytte": "At Vakker får sove, og orker hele skoledager igjen.",
    "funksjon": "Går på skolen fire av fem dager. Har to gode venner. Spiser lite til frokost.",
    "somatisk": "Siste legetime var 14. oktober 2026. Syn og hørsel er sjekket på skolen, uten funn.",
    "skole": "Niende trinn. Skolen har gitt sen start på mandager, og Vakker sier at det hjelper.",
    "foreldres_syn": "Mor ønsker hjelp til søvnen. Far er ikke spurt ennå.",
    "medvirkning_informert_om": "Hva henvisningen er, hvem som leser den, og at hun kan ombestemme seg",
    "medvirkning_barnet_sa": "«Det er greit, bare dere ikke skriver om pappa.»",
    "medvirkning_sagt": "2026-11-20",
    "medvirkning_hoert_av": "Rolig Bekk",
    "medvirkning_vekt": "Det er ikke skrevet noe om far ut over foreldreansvar.",
    "sjekket_ut_dato": "2026-11-20",
    "sjekket_ut_enig": "enig",
    "sjekket_ut_kommentar": "«Bra at det står at jeg prøver.»",
}

STOPPUNKT = Stoppunkt(
    "st1",
    BARN.id,
    date(2026, 11, 12),
    "Trygg Havn",
    date(2026, 12, 3),
    (
        Faktum("Vakker sover best når døra står på gløtt.", "Rolig Bekk"),
        Faktum("Hun har vært våken tre netter i uke 46, mellom klokka 02 og 04.", "nattlogg"),
        Faktum("om smerter i magen henger sammen med søvnen", sikkerhet=Sikkerhet.VET_IKKE),
    ),
    "Jeg vil sove, og slippe å fortelle alt på nytt.",
    "Fast kveldsrutine, og spørre BUP om råd.",
    mangler="svar på blodprøver fra fastlegen",
)

NOTATER = (
    Notat(
        "n1",
        BARN.id,
        datetime(2026, 11, 15, 20, 30, tzinfo=UTC),
        Notatart.BARNET_SA,
        "Det hjelper når døra står på gløtt.",
        "Trygg Havn",
        "Rolig Bekk",
    ),
    Notat("n2", BARN.id, datetime(2026, 11, 16, 23, 30, tzinfo=UTC), Notatart.OBSERVASJON, "Sov til 06.", "Rolig Bekk"),
    Notat("n3", BARN.id, datetime(2026, 11, 17, 9, 0, tzinfo=UTC), Notatart.TELEFON, "Ringte mor.", "Trygg Havn"),
)

OPPFOELGINGER = (
    Oppfoelging(
        "o1",
        BARN.id,
        "Fast kveldsrutine med de samme voksne",
        "Rolig Bekk",
        date(2026, 11, 14),
        gjort=date(2026, 11, 14),
        resultat="Sovner en time tidligere.",
    ),
    Oppfoelging("o2", BARN.id, "Time hos fastlegen", "Trygg Havn", date(2026, 12, 1)),
)


def _svar(tema: str, innhold: Innhold, spoersmaal: str, svar: str, tilstand: Tilstand = Tilstand.SVART) -> Besvart:
    return Besvart(tema, innhold, spoersmaal, svar, date(2026, 11, 3), tilstand, samtale=Samtaleom("Rolig Bekk"))


BESVART = (
    replace(
        _svar("psykisk helse", Innhold.PSYKISK, "Hvordan har du sovet den siste uka?", "3 av 10"),
        barnets_ord="Jeg våkner av den minste lyd.",
        voksnes_syn="Våken tre netter.",
    ),
    _svar("psykisk helse", Innhold.PSYKISK, "Klarer du å følge med på skolen?", "Av og til"),
    _svar("psykisk helse", Innhold.PSYKISK, "Har matlysten endret seg?", "Nei"),
    _svar("psykisk helse", Innhold.PSYKISK, "Er du redd eller urolig?", "", Tilstand.VIL_IKKE_SVARE),
    _svar("psykisk helse", Innhold.PSYKISK, "Kommer det minner du ikke vil ha?", "", Tilstand.IKKE_SPURT),
    _svar("psykisk helse", Innhold.PSYKISK, "Når startet det?", "", Tilstand.VET_IKKE),
    replace(
        _svar("psykisk helse", Innhold.PSYKISK, "Hva gjør at det blir litt lettere?", "Musikk, og at noen sitter der."),
        dato=date(2026, 11, 12),
        samtale=Samtaleom("Trygg Havn", fra_papir=True),
        rettet=date(2026, 11, 14),
    ),
    _svar("livskvalitet", Innhold.LIVSKVALITET, "Hva var bra siste uka?", "Å tegne, og turen til fjells."),
    _svar("det du kan og liker", Innhold.LIVSKVALITET, "Hva er du god på?", "Å tegne hester."),
    _svar("seksuell helse", Innhold.SEKSUELL, "Hemmelig spørsmål?", "HEMMELIG SVAR"),
)

MOETE = Moete(
    "m1",
    Moetetype.KONTAKTMOETE,
    date(2026, 11, 18),
    "BUP Elvebyen",
    "BUP Elvebyen, møterom 2",
    (
        Deltaker("Trygg Havn", "helseansvarlig", "Solbakken"),
        Deltaker("Varm Vind", "barnevernansvarlig", "BUP Elvebyen"),
        Deltaker("Stødig Bjørk", "barnevernsleder", "Elvebyen kommune", til_stede=False),
    ),
    date(2026, 12, 16),
)

SAKER = (
    Sak(
        "k1",
        "m1",
        1,
        "Ventetid og akuttrutine",
        Droeftingsmodus.GENERELL,
        vet="BUP har fått ny vaktordning fra 1. november.",
        gjoer="Solbakken får nummeret og henger det på vaktrommet.",
        beslutning="Ny rutine gjelder fra i dag.",
        ansvarlig="Varm Vind",
        frist=date(2026, 11, 25),
    ),
    Sak(
        "k2",
        "m1",
        2,
        "Søvn hos yngre ungdom",
        Droeftingsmodus.UTEN_NAVN,
        alias="Ungdom A",
        vet="En ungdom våkner ofte om natta.",
        gjoer="Prøver fast kveldsrutine i to uker.",
    ),
    Sak(
        "k3",
        "m1",
        3,
        "Vakker Blomst: time til vurdering",
        Droeftingsmodus.IDENTIFISERT,
        barn_id=BARN.id,
        vet="Vakker sover dårlig, og vil ikke fortelle alt på nytt.",
        gjoer="BUP setter opp en første samtale på Solbakken.",
        beslutning="Første samtale innen to uker.",
        ansvarlig="Varm Vind",
        frist=date(2026, 12, 2),
        barnet_faar_vite="Rolig Bekk, i kveld",
    ),
    Sak("k4", "m1", 4, "Modig Gran", Droeftingsmodus.IDENTIFISERT, barn_id="barn2", vet="HEMMELIG OM GRAN"),
)


def judge(mottaker: Mottakertype, *samtykker: Samtykke, begrunnelse: str = "") -> Delingsvurdering:
    """Ask the real gate about everything; with a reason, for danger to life where consent is the main rule."""
    grunnlag = Delingsgrunnlag.FARE_FOR_LIV_ELLER_HELSE if begrunnelse else Delingsgrunnlag.INGEN
    avgjoerelse = Avgjoerelse(grunnlag, begrunnelse, "Vi sier det til dem." if begrunnelse else "")
    question = Delingsspoersmaal(BARN.id, mottaker, frozenset(Innhold), DAG, avgjoerelse)
    return judge_sharing(question, Register(samtykker, alder=15), DELINGSREGLER)


def dokument(dokumenttype: Dokumenttype, maalform: str, felter: dict[str, str]) -> Dokument:
    """Return a frozen document to BUP."""
    return Dokument(
        "HG-7F3A21",
        dokumenttype,
        BARN.id,
        "",
        Mottakerkategori.BUP,
        "BUP Elvebyen",
        maalform,
        felter,
        datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
        status=Dokumentstatus.FROSSET,
    )


def henvisning(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for a henvisningsgrunnlag: `tom`, `normal` or `ekstrem`."""
    dokumentet = dokument(Dokumenttype.HENVISNINGSGRUNNLAG, maalform, {} if omfang == "tom" else FELTER)
    if omfang == "tom":
        bare_barn = Barn(BARN.id, "Vakker Blomst", BARN.foedselsdato)
        vurdering = judge(Mottakerkategori.BUP, begrunnelse="Fare for liv og helse")
        return Grunnlag(Institusjon("Solbakken"), BRUKER, DAG, dokumentet, bare_barn, vurdering)
    grunnlag = Grunnlag(
        INSTITUSJON,
        BRUKER,
        DAG,
        dokumentet,
        BARN,
        judge(Mottakerkategori.BUP, DELING),
        NOTATER,
        (STOPPUNKT,),
        OPPFOELGINGER,
        (DELING, HELSEHJELP),
        BESVART,
    )
    return extreme(grunnlag) if omfang == "ekstrem" else grunnlag


def referat(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for general minutes: `tom`, `normal` or `ekstrem`."""
    dokumentet = dokument(Dokumenttype.REFERAT, maalform, {})
    if omfang == "tom":
        moete = Moete("m1", Moetetype.KONTAKTMOETE, MOETE.dato, "")
        return Grunnlag(Institusjon("Solbakken"), BRUKER, DAG, dokumentet, moete=moete)
    grunnlag = Grunnlag(INSTITUSJON, BRUKER, DAG, dokumentet, moete=MOETE, saker=SAKER)
    return extreme(grunnlag) if omfang == "ekstrem" else grunnlag


def referat_for_barn(maalform: str = "nb") -> Grunnlag:
    """Return a snapshot for the minutes of one child's matters."""
    return replace(
        referat(maalform), barn=BARN, deling=judge(Mottakerkategori.BUP, DELING), samtykker=(DELING, HELSEHJELP)
    )


OVERFOERING_FELTER = {
    "flytting_dato": "2026-12-01",
    "flytting_type": "planlagt",
    "flytting_til": "Bakkegata fosterhjem, Lillehammer",
    "barnets_hilsen": "Jeg sover best med lys på. Spør meg før dere ringer noen.",
    "behandling": "Samtaler hos BUP annenhver uke. Neste time 8. desember.",
    "overtar_behandling": "Varm Vind, BUP Elvebyen",
    "legemidler": "Melatonin om kvelden, for fjorten dager. Ingen kjente allergier.",
    "kriseplan": "Ligger i permen, og barnet har sin egen.",
    "overtar_kriseplan": "Rolig Bekk",
    "hjelper": "Å få gå en tur først. Ikke å bli spurt foran andre.",
    "medvirkning_informert_om": "Hva som står her, og hvem som får det",
    "sjekket_ut_dato": "2026-11-20",
    "sjekket_ut_enig": "enig",
}


def overfoering(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for a handover to the child's own barnevernstjeneste: `tom`, `normal` or `ekstrem`."""
    henvist = henvisning(maalform, "tom" if omfang == "tom" else "normal")
    skrevet = {} if omfang == "tom" else OVERFOERING_FELTER
    dokumentet = replace(
        henvist.dokument,
        dokumenttype=Dokumenttype.OVERFOERING,
        felter=skrevet,
        mottaker=Mottakerkategori.BARNEVERNSTJENESTEN,
        mottaker_navn="Barnevernstjenesten i Elvebyen",
    )
    grunnlag = replace(
        henvist, dokument=dokumentet, deling=judge(Mottakerkategori.BARNEVERNSTJENESTEN, begrunnelse="x")
    )
    return extreme(grunnlag) if omfang == "ekstrem" else grunnlag


PURREMELDING_FELTER = {
    "purring_gjelder": "Svar på om barnet har rett til helsehjelp",
    "purring_siden": "2026-11-02",
    "purring_sist": "2026-11-04",
    "purring_frist": "2026-11-16",
    "purring_ber_om": "Vi ber om å få vite når svaret kommer, og hvem vi kan ringe.",
    "purring_svar_innen": "2026-11-27",
    "medvirkning_informert_om": "At vi spør en gang til",
    "medvirkning_barnet_sa": "Jeg vil bare vite om jeg får time.",
}


def purremelding(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for a reminder to BUP: `tom`, `normal` or `ekstrem`."""
    asked = henvisning(maalform, "tom" if omfang == "tom" else "normal")
    felter = {} if omfang == "tom" else PURREMELDING_FELTER
    paper = replace(asked.dokument, dokumenttype=Dokumenttype.PURREMELDING, felter=felter)
    grunnlag = replace(asked, dokument=paper)
    return extreme(grunnlag) if omfang == "ekstrem" else grunnlag


def extreme(grunnlag: Grunnlag) -> Grunnlag:
    """Return the same snapshot with everything too long, too many, and typed by somebody who tests us."""
    ord_og_tegn = "Fjorårets søvnvansker & <b>uro</b> — «ikke nå» 😀👍🏽 \u202eakab\u202c. "
    lang = (ord_og_tegn * 20).strip()
    felter = dict.fromkeys(grunnlag.dokument.felter, lang) | {
        "hastegrad": "rask",
        "henviser_rolle": "barnevernsleder",
        "sjekket_ut_dato": "2026-11-20",
        "sjekket_ut_enig": "delvis",
        "flytting_dato": "2026-12-01",
        "flytting_type": "akutt",
        "purring_siden": "2026-11-02",
        "stoppunkt_dato": "2026-11-12",
    }
    deltakere = tuple(Deltaker(f"Deltaker Nummer{n}", "rolle", "virksomhet") for n in range(40))
    return replace(
        grunnlag,
        dokument=replace(grunnlag.dokument, felter=felter),
        institusjon=replace(grunnlag.institusjon, navn="Solbakken barnevernsinstitusjon og omsorgssenter " * 4),
        besvart=tuple(replace(b, spoersmaal=f"{n}. {b.spoersmaal}") for n in range(12) for b in grunnlag.besvart),
        moete=replace(grunnlag.moete, deltakere=deltakere) if grunnlag.moete else None,
        saker=tuple(replace(s, vet=lang, gjoer="Donaudampfschifffahrt" * 60) for s in grunnlag.saker),
    )
