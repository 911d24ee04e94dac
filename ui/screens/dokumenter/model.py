"""What the composer shows, as plain data, and the small rules behind it; knows no widget."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.deling import Avgjoerelse, Delingsvurdering, Utfall
from helseansvarlig.domain.delingsregel import Grunnlag, Innad
from helseansvarlig.domain.dokument import Dokumentstatus, Dokumenttype
from helseansvarlig.domain.opphav import Opphav
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokument import Dokumentbilde
from helseansvarlig.services.dokument_grunnlag import decision_in
from helseansvarlig.services.dokumenttyper.deler import Del, Felt, Feltart
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.utvalg import chosen_in
from ui.i18n import language, marked, tr, tr_marked
from ui.samtykke_words import GRUNNLAG, contents
from ui.screens.dokumenter.notes_model import Leser
from ui.screens.dokumenter.selection_model import Utvalgsbilde, selection_view
from ui.screens.dokumenter.source_words import Kildebilde, distinct_lines
from ui.text_hints import word_list
from ui.tilgangsvalg_words import choice_words
from ui.type_words import DOKUMENTER

AKUTT = "oeyeblikkelig"
"""The urgency that means a telephone call instead of a document."""

_OPEN_AT_START = 2  # the parts that only a person can write stand open at once: no press is spent on them
_WHY = {
    "lovpaalagt": marked("Barnets egen barnevernstjeneste skal holdes oppdatert. Fortell barnet om det først."),
    "samtykke": marked("Samtykket gjelder mottakeren."),
    "utloeper": marked("Samtykket gjelder mottakeren, men går snart ut."),
    "annet_grunnlag": marked("Deles på annet grunnlag enn samtykke. Begrunnelsen din er lagret."),
    "forbehold": marked("Barnet har sagt at noe ikke skal deles."),
    "trukket": marked("Samtykket er trukket."),
    "avslag": marked("Svaret er nei."),
    "begrenset": marked("Det er sagt ja til noe annet, men ikke til dette."),
    "uvurdert": marked("Barnet har sagt noe som ikke skal deles, og ingen har vurdert det. Gjør det under Samtykker."),
    "velg_grunnlag": marked("En begrunnelse er ikke nok. Velg også grunnlaget."),
    "ingen_regel": marked("Vi kjenner ingen regel som åpner for denne mottakeren."),
    "utloept": marked("Samtykket er gått ut."),
    "mangler": marked("Ingen har svart på om dette kan deles."),
}
_WHY_INSIDE = {
    Grunnlag.PARTSINNSYN: marked(
        "Barnet kan se det som står om det selv. Se etter om noe her kan skade barnet eller andre."
    ),
    Grunnlag.ARBEIDET_I_HUSET: marked(
        "De som jobber her, får vite det de trenger for arbeidet sitt. Skriv hva det er til."
    ),
}
"""Where nobody outside the house is told: why the child and our own staff may read it."""
_CHILDS = frozenset({"medvirkning_barnet_sa", "sjekket_ut_kommentar"})
"""The fields in which a child's own words stand among others: how they are put is the child's own matter."""


class Deltilstand(StrEnum):
    """How far a part has come; an icon and a word for each."""

    FERDIG = "ferdig"
    TOM = "tom"
    FRA_MAPPEN = "fra_mappen"
    HOLDT_TILBAKE = "holdt_tilbake"
    IKKE_MED = "ikke_med"


@dataclass(frozen=True, slots=True)
class Feltbilde:
    """One field to fill in: its words, what stands there, and what the record suggests."""

    id: str
    art: Feltart
    navn: str
    tekst: str
    valg: tuple[tuple[str, str], ...] = ()
    forslag: str = ""
    er_barnets: bool = False


@dataclass(frozen=True, slots=True)
class Delbilde:
    """One part of the document; `kilder` are the kartlegginger whose answers stand in it."""

    id: str
    nummer: int
    tittel: str
    tilstand: Deltilstand
    felter: tuple[Feltbilde, ...]
    er_aapen: bool
    kilder: tuple[Kildebilde, ...] = ()


@dataclass(frozen=True, slots=True)
class Avgjoerelsesbilde:
    """What somebody has decided so far, and what is asked for: a ground, a sentence to the child."""

    avgjoerelse: Avgjoerelse
    spoer_om_grunnlag: bool
    spoer_om_barnet: bool


@dataclass(frozen=True, slots=True)
class Styrtbilde:
    """A theme that the child's own choice keeps from the recipient: in words, and the way (ids) to the question."""

    ord: str
    spoersmaal: str
    ids: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Delingsbilde:
    """What the gate says about the recipient; `avgjoerelse` is None where there is nothing to decide.

    `grunnlag` are the grounds that can be chosen towards this recipient, as code and words.
    """

    meaning: str
    icon: str
    ord: str
    grunn: str
    holdt_tilbake: str
    grunnlag: tuple[tuple[str, str], ...]
    avgjoerelse: Avgjoerelsesbilde | None
    styrt: tuple[Styrtbilde, ...] = ()


@dataclass(frozen=True, slots=True)
class Komposisjon:
    """The whole left side; `mappe_av` is whose record (the child's id) the document gives whole."""

    tittel: str
    undertittel: str
    er_signert: bool
    deler: tuple[Delbilde, ...]
    deling: Delingsbilde | None
    utvalg: Utvalgsbilde | None = None
    er_sperret: bool = False
    mappe_av: str = ""


def compose_view(picture: Dokumentbilde, felter: Mapping[str, str], today: date) -> Komposisjon:
    """Return what the screen shows of a document with `felter` written so far."""
    dokument, words = picture.dokument, picture.tekst
    title = tr_marked(DOKUMENTER[dokument.dokumenttype])
    about = [picture.barn.navn] if picture.barn is not None else []
    recipient = dokument.mottaker_navn or words(f"mottaker.{dokument.mottaker}")
    return Komposisjon(
        tittel=title,
        undertittel=" · ".join([*about, tr("til {recipient}", recipient=recipient)]),
        er_signert=dokument.status is Dokumentstatus.FROSSET,
        deler=_parts(picture, felter, today),
        deling=replace(sharing_view(picture.deling, decision_in(felter)), styrt=tuple(_steered(picture)))
        if picture.deling is not None
        else None,
        utvalg=selection_view(picture, felter),
        er_sperret=picture.barn is not None and picture.barn.adressegrad is not Adressegrad.INGEN,
        mappe_av=_record_in(picture),
    )


def _record_in(picture: Dokumentbilde) -> str:
    is_whole = picture.dokument.dokumenttype is Dokumenttype.INNSYN
    return picture.barn.id if is_whole and picture.barn is not None else ""


def _steered(picture: Dokumentbilde) -> Iterator[Styrtbilde]:
    child, spraak = picture.barn.fornavn if picture.barn is not None else "", language().value
    for one in picture.styrt:
        words = choice_words(child, one.status, one.aapent_for)
        said = tr("{tema}. {ord}", tema=one.tema.paa(spraak), ord=words)
        yield Styrtbilde(said, one.spoersmaal.paa(spraak), (one.kartlegging_id, one.sti))


def _parts(picture: Dokumentbilde, felter: Mapping[str, str], today: date) -> tuple[Delbilde, ...]:
    shown = [part for part in picture.deler if part.om_barnet is (picture.barn is not None)]
    own = [part for part in shown if part.innhold is None and part.felter and not _written(part, felter)]
    at_start = {part.id for part in own[:_OPEN_AT_START]}
    return tuple(
        Delbilde(
            id=part.id,
            nummer=number,
            tittel=picture.tekst(part.tittel),
            tilstand=state_of(picture, part, felter),
            felter=tuple(_field(part, felt, felter, picture) for felt in part.felter),
            er_aapen=part.id in at_start,
            kilder=distinct_lines(_answers_in(picture, part), today),
        )
        for number, part in enumerate(shown, 1)
    )


def _answers_in(picture: Dokumentbilde, part: Del) -> tuple[Opphav, ...]:
    return tuple(one for one in picture.hjelp.opphav if one.innhold is not None and one.innhold in part.svar_om)


def state_of(picture: Dokumentbilde, part: Del, felter: Mapping[str, str]) -> Deltilstand:
    """Return how far a part of an open document has come, as it is chosen to go along now."""
    chosen = chosen_in(picture.dokument, felter)
    if chosen is not None and part.innhold is not None and part.innhold not in chosen:
        return Deltilstand.IKKE_MED
    return part_state(part, felter, picture.deling)


def part_state(part: Del, felter: Mapping[str, str], deling: Delingsvurdering | None) -> Deltilstand:
    """Return how far a part has come; what the gate holds back comes before everything."""
    if deling is not None and part.innhold is not None and part.innhold in deling.holdt_tilbake:
        return Deltilstand.HOLDT_TILBAKE
    if _written(part, felter):
        return Deltilstand.FERDIG
    return Deltilstand.FRA_MAPPEN if part.fra_mappen else Deltilstand.TOM


def reader_of(picture: Dokumentbilde, today: date) -> Leser:
    """Return what reads along while a document is written."""
    paper = picture.dokument
    rules = word_list(paper.maalform, to_child=paper.mottaker is Innad.BARNET_SELV)
    return Leser(rules, picture.hjelp.opphav, picture.hjelp.andre, today)


def _written(part: Del, felter: Mapping[str, str]) -> bool:
    return any(felter.get(felt.id, "").strip() for felt in part.felter)


def _field(part: Del, felt: Felt, felter: Mapping[str, str], picture: Dokumentbilde) -> Feltbilde:
    words: Tekst = picture.tekst
    suggested: Forslag | None = picture.forslag.get(felt.id)
    return Feltbilde(
        id=felt.id,
        art=felt.art,
        navn=words(f"felt.{felt.id}"),
        tekst=felter.get(felt.id, ""),
        valg=tuple((value, words(f"valg.{felt.id}.{value}")) for value in felt.valg),
        forslag=suggested.tekst if suggested else "",
        er_barnets=part.innhold is Innhold.BARNETS_EGNE_ORD or felt.id in _CHILDS,
    )


def sharing_view(answer: Delingsvurdering, decided: Avgjoerelse) -> Delingsbilde:
    """Return the gate's answer in words; a decision is asked for where there is no other way."""
    asks = not answer.lets_through or decided != Avgjoerelse()
    held = contents(answer.holdt_tilbake) if answer.holdt_tilbake and answer.lets_through else ""
    if answer.utfall is Utfall.JA:
        badge = ("success", "circle-check", tr("Kan deles"))
    elif answer.utfall is Utfall.DELVIS:
        badge = ("info", "circle-check", tr("Noe kan deles"))
    elif answer.utfall is Utfall.SPOER:
        badge = ("warning", "triangle-alert", tr("Du må avgjøre"))
    else:
        badge = ("danger", "circle-x", tr("Kan ikke deles nå"))
    inside = _WHY_INSIDE.get(answer.grunnlag, "") if answer.grunn in ("lovpaalagt", "annet_grunnlag") else ""
    why = tr_marked(inside or _WHY.get(answer.grunn, _WHY["mangler"]))
    grounds = tuple((one.value, tr_marked(GRUNNLAG[one])) for one in answer.andre)
    return Delingsbilde(*badge, why, held, grounds, _decision(answer, decided) if asks else None)


def _decision(answer: Delingsvurdering, decided: Avgjoerelse) -> Avgjoerelsesbilde:
    """Return what is to be decided: towards the own barnevernstjeneste the ground is the statute's own."""
    rests_on_consent = answer.grunnlag in (Grunnlag.INGEN, Grunnlag.SAMTYKKE, *answer.andre)
    against_a_wish = bool(answer.etter_oenske) or answer.grunn == "uvurdert"
    asks_for_ground = rests_on_consent and bool(answer.andre)
    return Avgjoerelsesbilde(decided, asks_for_ground, against_a_wish or bool(decided.til_barnet.strip()))


def fields_as_text(felter: Mapping[str, str]) -> str:
    """Return the fields as a draft is kept."""
    return json.dumps(dict(felter), ensure_ascii=False)


def fields_from_text(text: str) -> dict[str, str]:
    """Return the fields of a draft."""
    return {str(key): str(value) for key, value in json.loads(text).items()}
