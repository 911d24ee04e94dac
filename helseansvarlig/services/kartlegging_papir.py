"""A template, or a kartlegging that has been begun, as an empty form on paper. No answer is ever printed on it."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.brevhode import BLANKT
from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokument import Forhaandsvisning
from helseansvarlig.services.dokumenttyper.papirskjema import Papir, compose
from helseansvarlig.services.kartleggingsbilde import template_of
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Renderer, Templates

_ACT = "kartlegging.papirskjema"


class PapirskjemaService:
    """Empty forms; `maalform` is "nb" or "nn"."""

    def __init__(self, oekt: Oekt, templates: Templates, renderer: Renderer) -> None:
        self._oekt = oekt
        self._templates = templates
        self._renderer = renderer

    def of_template(self, skjema_id: str, maalform: str) -> Forhaandsvisning:
        """Return a template as an empty form. Raises `skjema_finnes_ikke`."""
        skjema = self._templates.find(skjema_id)
        if skjema is None:
            raise KnownError("skjema_finnes_ikke")
        self._oekt.store.log(Hendelse(_ACT, objekt=f"skjema:{skjema_id}", angrebar=False))
        return self._draw(skjema, maalform)

    def of_kartlegging(self, kartlegging_id: str, maalform: str, *, med_navn: bool = False) -> Forhaandsvisning:
        """Return the template of a begun kartlegging, in the version it was begun with. Raises `finnes_ikke`.

        The child's name stands on it only when somebody asks for that.
        """
        with self._oekt.store.read() as unit:
            row = unit.kartlegging.get(kartlegging_id)
            skjema, child = template_of(unit, self._templates, row), unit.barn.get(row.barn_id)
        self._oekt.store.log(
            Hendelse(_ACT, barn_id=row.barn_id, objekt=f"kartlegging:{kartlegging_id}", angrebar=False)
        )
        return self._draw(skjema, maalform, child if med_navn else None)

    def _draw(self, skjema: Skjema, maalform: str, child: Barn | None = None) -> Forhaandsvisning:
        """Draw it on our own paper; on none where that would tell where a named child lives."""
        with self._oekt.store.read() as unit:
            house, paper = unit.institusjon.all()[0].navn, unit.brevhode.find(INSTITUSJON_ID) or BLANKT
        papir = Papir(house, self._oekt.clock.today(), maalform, brevhode=paper)
        if child is not None:
            hidden = child.adressegrad is not Adressegrad.INGEN
            papir = replace(papir, barn=child.navn, brevhode=BLANKT if hidden else paper)
        modell = compose(skjema, papir, self._renderer.words(maalform))
        return Forhaandsvisning(self._renderer.render(modell), self._renderer.read_as_text(modell))
