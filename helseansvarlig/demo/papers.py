"""One paper of each type in both written forms: about the child of the journey, signed, and beside the vault as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from helseansvarlig.demo.child_story import TEMPLATE
from helseansvarlig.demo.house import EMPTY_FORM, WRITTEN_FORMS, House
from helseansvarlig.demo.texts import Story, load, with_name
from helseansvarlig.domain.delingsregel import recipient_of
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.utgang import Bekreftelse, Oensket
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.services.dokument_grunnlag import DELING_BEGRUNNELSE, DELING_TIL_BARNET, OM_MOETER
from helseansvarlig.services.dokument_huset import AVTALE, OM_HUSET


class Papers:
    """Writes what `resources/demo/papirer.json` tells of; `rettes` are signed documents to correct, by written form."""

    def __init__(self, house: House, barn_id: str, rettes: dict[str, str]) -> None:
        self._house = house
        self._barn_id = barn_id
        self._rettes = rettes

    def write(self) -> str:
        """Write them all, and the empty form to fill in by hand; return what they are called."""
        return ", ".join((*self._written(), *self._empty_forms()))

    def _written(self) -> Iterator[str]:
        child = self._house.tjenester.barn.get(self._barn_id).fornavn
        for kind, told in with_name(load("papirer"), child).items():
            for form in WRITTEN_FORMS:
                yield save_paper(self._house, kind, form, self._sign(Dokumenttype(kind), told, form))

    def _sign(self, kind: Dokumenttype, told: Story, form: str) -> bytes:
        service = self._house.tjenester.dokument
        draft = service.create(
            kind,
            recipient_of(told["til"]),
            told.get("mottaker", {}).get(form, ""),
            barn_id="" if kind in OM_MOETER | OM_HUSET else self._barn_id,
            moete_id=self._planned_meeting() if kind in OM_MOETER else "",
            maalform=form,
            om=self._about(told.get("om", ""), form),
        ).value
        decided = {DELING_BEGRUNNELSE: told.get("begrunnelse", ""), DELING_TIL_BARNET: told.get("til_barnet", "")}
        by_hand = {field: self._written_as(one) for field, one in told["felter"][form].items()}
        why = {field: text for field, text in decided.items() if text}
        service.write(draft.id, {**draft.felter, **by_hand, **why})
        return let_out(self._house, service.freeze(draft.id).value.id)

    def _written_as(self, told: str | int) -> str:
        """Return what is written in a field; a number is a day, counted from today."""
        return told if isinstance(told, str) else (self._house.clock.today() + timedelta(days=told)).isoformat()

    def _about(self, om: str, form: str) -> str:
        """Return the row of the record that a paper is about: the consent to share, or a signed document."""
        if om == "dokument":
            return f"dokument:{self._rettes[form]}"
        if om == "avtale":
            return f"{AVTALE}{self._house.tjenester.samarbeidsavtale.list_avtaler()[0].id}"
        if om == "samtykke":
            given = self._house.tjenester.samtykke.of_barn(self._barn_id)
            return f"samtykke:{next(one.id for one in given if one.mottakere)}"
        return ""

    def _planned_meeting(self) -> str:
        return next(one.moete.id for one in self._house.tjenester.moete.list_moeter() if not one.moete.ferdig)

    def _empty_forms(self) -> Iterator[str]:
        for form in WRITTEN_FORMS:
            empty = self._house.tjenester.papirskjema.of_template(TEMPLATE, form)
            yield save_paper(self._house, EMPTY_FORM, form, empty.pdf)


def save_paper(house: House, kind: str, form: str, pdf: bytes) -> str:
    """Put a paper beside the vault and return what it is called there."""
    name = f"{kind}-{form}.pdf"
    (house.folder / name).write_bytes(pdf)
    return name


def let_out(house: House, dokument_id: str) -> bytes:
    """Return a paper as a person takes it out: read out, and each thing confirmed."""
    utgang = house.tjenester.utgang
    said = utgang.summarise(Oensket(dokument_id, Kanal.FIL))
    return utgang.release(Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes))).pdf
