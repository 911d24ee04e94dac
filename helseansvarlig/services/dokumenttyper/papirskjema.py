"""A template as an empty form on paper: every question of it, room to write, and no child's name unless asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.bakom import may_be_told_of
from helseansvarlig.domain.brevhode import BLANKT, Brevhode
from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Merknad,
    Overskrift,
    Sidemerking,
    Skjemafelt,
    with_content_hash,
)
from helseansvarlig.domain.kartlegging_lesing import READ_TOGETHER
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.skjema import Operator, Punkt, Punkttype, Skjema, Stemme, Vilkaar
from helseansvarlig.domain.svar import besvart
from helseansvarlig.domain.svartekst import values_text

_WRITTEN = frozenset({Punkttype.TEKST})
_NOT_ON_PAPER = frozenset({Punkttype.VEDLEGG, Punkttype.REFERANSE})
_LOWER, _UPPER = "lower", "upper"
_LONG, _SHORT, _REMARK = 4, 1, 3
"""How many lines there are to write on: for a text, for a number or a day, for what somebody makes of it all."""


@dataclass(frozen=True, slots=True)
class Papir:
    """What stands on the paper besides the template: whose house, which day it was printed, and perhaps the child."""

    hus: str
    dag: date
    maalform: str
    barn: str = ""
    brevhode: Brevhode = BLANKT


def compose(skjema: Skjema, papir: Papir, tekst: Tekst) -> Dokumentmodell:
    """Return the empty form in `papir.maalform`, "nb" or "nn"; `tekst` speaks the same."""
    form = _Form(skjema, papir, tekst)
    marks = Sidemerking(papir.barn, "", "", "", tekst("papir.fortrolighet"), papir.hus)
    modell = Dokumentmodell(
        skjema.tittel.paa(papir.maalform),
        papir.maalform,
        papir.dag,
        marks,
        tuple(form.blocks()),
        utkast=False,
        brevhode=papir.brevhode,
    )
    return with_content_hash(modell)


@dataclass(frozen=True, slots=True)
class _Form:
    """Walks the template in form order; what belongs to the reading through comes last."""

    skjema: Skjema
    papir: Papir
    tekst: Tekst

    def blocks(self) -> Iterator[Blokk]:
        """Yield everything on the paper."""
        tekst = self.tekst
        yield Avsnitt(tekst("papir.formaal"))
        yield Avsnitt(tekst("papir.innledning"))
        if not self.papir.barn:
            yield Merknad(tekst("papir.uten_navn"))
        yield from self._about_the_talk()
        for punkt in self.skjema.punkter:
            yield from self._item(punkt, 2)
            if self._is_theme(punkt):
                yield Skjemafelt(tekst("papir.bak_barnet"), tekst("papir.bak_hvorfor"), linjer=_REMARK)
                yield Skjemafelt(tekst("papir.bak_voksne"), linjer=_REMARK)
        yield Overskrift(tekst("papir.les_sammen"), 2)
        for punkt in self.skjema.walk():
            if punkt.kontroll == READ_TOGETHER:
                yield from self._at_the_end(punkt)
        yield Skjemafelt(tekst("papir.lest"), etikett=tekst("papir.dag_og_hvem"), linjer=_SHORT)
        yield Skjemafelt(tekst("papir.merknad"), linjer=_REMARK)

    def _about_the_talk(self) -> Iterator[Blokk]:
        tekst = self.tekst
        yield Skjemafelt(tekst("papir.naar"), etikett=tekst("papir.dag"), linjer=_SHORT)
        yield Skjemafelt(tekst("papir.hvem"), etikett=tekst("papir.navn_og_sted"), linjer=_SHORT)
        yield Skjemafelt(tekst("papir.alene"), valg=("Ja", "Nei"), etikett=tekst("papir.hvorfor_ikke"), linjer=_SHORT)

    def _item(self, punkt: Punkt, level: int) -> Iterator[Blokk]:
        if punkt.er_skjult or punkt.kontroll in (READ_TOGETHER, _LOWER, _UPPER):
            return
        spraak = self.papir.maalform
        if punkt.type is Punkttype.GRUPPE:
            yield Overskrift(punkt.tekst.paa(spraak), level)
            if punkt.hvorfor:
                yield Avsnitt(punkt.hvorfor.paa(spraak), dempet=True, innleder=True)
            if punkt.gjentas:
                yield Avsnitt(self.tekst("papir.gjentas"), dempet=True, innleder=True)
        elif punkt.type is Punkttype.VISNING:
            yield Avsnitt(punkt.tekst.paa(spraak))
        else:
            yield self._question(punkt)
        for below in punkt.punkter:
            yield from self._item(below, min(level + 1, 3))

    def _is_theme(self, punkt: Punkt) -> bool:
        """Tell whether there is room below for what may lie behind: asked of a theme, never of the reading through."""
        shown = not punkt.er_skjult and punkt.kontroll != READ_TOGETHER
        return shown and may_be_told_of(punkt)

    def _at_the_end(self, punkt: Punkt) -> Iterator[Blokk]:
        for one in (punkt, *punkt.punkter):
            if one.is_question and not one.er_skjult:
                yield self._question(one)

    def _question(self, punkt: Punkt) -> Skjemafelt:
        tekst, spraak = self.tekst, self.papir.maalform
        title = f"{punkt.prefiks} {punkt.tekst.paa(spraak)}".strip()
        if not punkt.is_fillable or punkt.type in _NOT_ON_PAPER:
            return Skjemafelt(title, tekst("papir.ikke_paa_papir"))
        choices = self._choices(punkt)
        written = punkt.type in _WRITTEN or (punkt.gjentas and not choices)
        return Skjemafelt(
            title,
            " ".join(self._help(punkt)),
            choices,
            self._ends(punkt),
            self._label(punkt, choices),
            _LONG if written else _SHORT,
            tuple(tekst(f"papir.uten.{state}") for state in ("ikke_spurt", "vil_ikke_svare", "vet_ikke")),
        )

    def _choices(self, punkt: Punkt) -> tuple[str, ...]:
        if punkt.valg:
            return tuple(values_text(punkt, besvart(one.verdi), self.papir.maalform) for one in punkt.valg)
        if punkt.type is Punkttype.JA_NEI:
            return ("Ja", "Nei")
        low, high = punkt.grenser.minste, punkt.grenser.stoerste
        if punkt.type is Punkttype.HELTALL and type(low) is int and type(high) is int and 0 < high - low <= 10:
            return tuple(str(number) for number in range(low, high + 1))
        return ()

    def _ends(self, punkt: Punkt) -> tuple[str, str]:
        words = {one.kontroll: one.tekst.paa(self.papir.maalform) for one in punkt.punkter}
        return words.get(_LOWER, ""), words.get(_UPPER, "")

    def _label(self, punkt: Punkt, choices: tuple[str, ...]) -> str:
        """Return what stands before the line: a choice has room for what was said beside it."""
        if punkt.type is Punkttype.DATO:
            return self.tekst("papir.dag")
        if not choices:
            return ""
        return self.tekst("papir.slik_vi_ser_det" if punkt.stemme is Stemme.ANSATT else "papir.egne_ord")

    def _help(self, punkt: Punkt) -> Iterator[str]:
        tekst = self.tekst
        if punkt.vilkaar:
            yield tekst("papir.hvis", vilkaar=tekst("papir.eller").join(map(self._condition, punkt.vilkaar)))
        if punkt.stemme is Stemme.ANSATT:
            yield tekst("papir.voksen")
        if punkt.ansikt_til_ansikt:
            yield tekst("papir.ansikt")
        if punkt.gjentas and self._choices(punkt):
            yield tekst("papir.flere")
        if punkt.hvorfor:
            yield punkt.hvorfor.paa(self.papir.maalform)

    def _condition(self, vilkaar: Vilkaar) -> str:
        spraak = self.papir.maalform
        asked = next((one for one in self.skjema.walk() if one.link_id == vilkaar.spoersmaal), None)
        if asked is None:
            return self.tekst("papir.et_annet_svar")
        value = values_text(asked, besvart(vilkaar.verdi), spraak) if vilkaar.verdi is not None else ""
        said = {} if vilkaar.operator is Operator.FINNES else {"svar": value}
        return self.tekst(f"papir.vilkaar.{vilkaar.operator.name.lower()}", spoersmaal=asked.tekst.paa(spraak), **said)
