"""What can be answered to a question, and how an answer reads: between the form's values and the words on screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from helseansvarlig.domain.skjema import Punkt, Punkttype, Stemme
from helseansvarlig.domain.svar import Svar, Svarstatus
from helseansvarlig.domain.svartekst import values_text
from helseansvarlig.domain.verdi import Dato, Tidspunkt, Verdi, is_equal
from ui.i18n import marked, tr, tr_marked
from ui.typed import written_value

MOST_TILES = 12  # more choices than this stand in a drop-down list
_SCALE_STEPS = 10
_LOWER, _UPPER = "lower", "upper"  # FHIR's codes for the words at the two ends of a scale

_STATUS_WORDS = {
    Svarstatus.VET_IKKE: marked("Vet ikke"),
    Svarstatus.VIL_IKKE_SVARE: marked("Vil ikke svare"),
    Svarstatus.IKKE_SPURT: marked("Ikke spurt"),
}


class Control(StrEnum):
    """What a question is answered with."""

    TILES = "tiles"
    SCALE = "scale"
    LIST = "list"
    CHECKS = "checks"
    LINE = "line"
    AREA = "area"
    FILE = "file"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: a value, or a status when there is no value."""

    key: str
    text: str
    verdi: Verdi | None = None
    status: Svarstatus = Svarstatus.BESVART


def control_of(punkt: Punkt) -> Control:
    """Return what a question is answered with; what cannot be filled in here has no control."""
    if not punkt.is_fillable or punkt.type is Punkttype.REFERANSE:
        return Control.NONE
    if punkt.type is Punkttype.VEDLEGG:
        return Control.FILE
    if punkt.valg:
        if punkt.gjentas:
            return Control.CHECKS
        return Control.TILES if len(punkt.valg) <= MOST_TILES else Control.LIST
    if punkt.type is Punkttype.JA_NEI:
        return Control.TILES
    if scale_of(punkt) is not None:
        return Control.SCALE
    return Control.AREA if punkt.type is Punkttype.TEKST or punkt.gjentas else Control.LINE


def scale_of(punkt: Punkt) -> range | None:
    """Return the numbers of a scale: whole numbers, both ends given and near enough to stand beside each other."""
    low, high = punkt.grenser.minste, punkt.grenser.stoerste
    if punkt.type is not Punkttype.HELTALL or punkt.gjentas or type(low) is not int or type(high) is not int:
        return None
    return range(low, high + 1) if 0 < high - low <= _SCALE_STEPS else None


def scale_ends(punkt: Punkt, spraak: str) -> tuple[str, str]:
    """Return the words at the two ends of a scale; empty where the form has none."""
    words = {child.kontroll: child.tekst.paa(spraak) for child in punkt.punkter if is_scale_end(child)}
    return words.get(_LOWER, ""), words.get(_UPPER, "")


def is_scale_end(punkt: Punkt) -> bool:
    """Tell whether a piece of text belongs to the scale above it and is drawn there."""
    return punkt.type is Punkttype.VISNING and punkt.kontroll in (_LOWER, _UPPER)


def options(punkt: Punkt, spraak: str) -> tuple[Option, ...]:
    """Return the values to choose between, without the statuses."""
    if punkt.valg:
        return tuple(
            Option(f"v{i}", choice.tekst.paa(spraak) or written_value(choice.verdi), choice.verdi)
            for i, choice in enumerate(punkt.valg)
        )
    if punkt.type is Punkttype.JA_NEI:
        return (Option("ja", tr("Ja"), verdi=True), Option("nei", tr("Nei"), verdi=False))
    return tuple(Option(f"v{n}", str(n), n) for n in scale_of(punkt) or ())


def statuses(punkt: Punkt, spraak: str) -> tuple[Option, ...]:
    """Return the two ways to have been asked without a value; one the form's own choices already say is left out."""
    said = {one.text.casefold() for one in options(punkt, spraak)}
    both = [Option(s.value, status_words(s), status=s) for s in (Svarstatus.VET_IKKE, Svarstatus.VIL_IKKE_SVARE)]
    return tuple(one for one in both if one.text.casefold() not in said)


def chosen_keys(punkt: Punkt, svar: Svar, spraak: str) -> tuple[str, ...]:
    """Return the keys of what is chosen, the status's among them."""
    if svar.status is not Svarstatus.BESVART:
        return (svar.status.value,)
    return tuple(
        one.key
        for one in options(punkt, spraak)
        if one.verdi is not None and any(is_equal(one.verdi, verdi) for verdi in svar.verdier)
    )


def with_choice(punkt: Punkt, svar: Svar, keys: tuple[str, ...], spraak: str) -> Svar:
    """Return the answer with exactly these choices; both voices stay, and no key means «ikke spurt»."""
    every = (*options(punkt, spraak), *statuses(punkt, spraak))
    picked = [one for one in every if one.key in keys]
    status = next((one.status for one in picked if one.status is not Svarstatus.BESVART), None)
    if status is not None:
        return with_values(svar, (), status)
    return with_values(svar, tuple(one.verdi for one in picked if one.verdi is not None))


def with_values(svar: Svar, verdier: tuple[Verdi, ...], status: Svarstatus = Svarstatus.IKKE_SPURT) -> Svar:
    """Return the answer with these values, or with `status` when there are none; both voices stay."""
    return replace(svar, verdier=verdier, status=Svarstatus.BESVART if verdier else status)


def status_words(status: Svarstatus) -> str:
    """Return why there is no value, in words."""
    return tr_marked(_STATUS_WORDS[status])


def answer_words(punkt: Punkt, svar: Svar, spraak: str) -> str:
    """Return an answer as it reads in a list: the value in words, or why there is none."""
    if svar.status is not Svarstatus.BESVART:
        return status_words(svar.status)
    if punkt.type is Punkttype.JA_NEI:
        return ", ".join(tr("Ja") if verdi is True else tr("Nei") for verdi in svar.verdier)
    if any(isinstance(verdi, (Dato, Tidspunkt)) for verdi in svar.verdier):
        return ", ".join(written_value(verdi) for verdi in svar.verdier)
    return values_text(punkt, svar, spraak)


def has_child_words(punkt: Punkt) -> bool:
    """Tell whether the child's own words stand beside the answer; where the answer is in words, they are the answer."""
    return not (punkt.type is Punkttype.TEKST and punkt.stemme is Stemme.BARN)


def has_adult_words(punkt: Punkt) -> bool:
    """Tell whether the adults' words stand beside the answer."""
    return not (punkt.type is Punkttype.TEKST and punkt.stemme is Stemme.ANSATT)
