"""The house's letterhead: a logo that is cleaned before it is taken in, its words, and the line at the foot."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.brevhode import BLANKT, Brevhode, require_valid
from helseansvarlig.domain.dokumentmodell import Avsnitt, Dokumentmodell, Sidemerking
from helseansvarlig.domain.institusjon import INSTITUSJON_ID, Institusjon
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Logovasker, Renderer


class BrevhodeService:
    """What our paper looks like."""

    def __init__(self, oekt: Oekt, logovasker: Logovasker, renderer: Renderer) -> None:
        self._oekt = oekt
        self._logovasker = logovasker
        self._renderer = renderer

    def get(self) -> tuple[Institusjon, Brevhode]:
        """Return who we are and our letterhead, which is plain paper until one is chosen."""
        with self._oekt.store.read() as unit:
            return unit.institusjon.get(INSTITUSJON_ID), unit.brevhode.find(INSTITUSJON_ID) or BLANKT

    def clean_logo(self, data: bytes) -> Brevhode:
        """Return a letterhead with this picture as its logo; nothing is kept.

        It takes a moment and needs no record, so it may run beside the database. Raises `logo_for_stor`,
        `logo_ikke_lest`.
        """
        return self._logovasker.clean(data)

    def save(self, brevhode: Brevhode) -> Done[Brevhode]:
        """Keep the letterhead; it stands on papers made from now on.

        Raises `logo_mangler_ord`, `logo_ord_for_lang`, `bunnlinje_for_lang`.
        """
        words = " ".join(brevhode.alternativ.split()) if brevhode.logo else ""
        plain = replace(brevhode, alternativ=words, bunnlinje=" ".join(brevhode.bunnlinje.split()))
        require_valid(plain)
        with self._oekt.store.write(Hendelse("brevhode.endret")) as unit:
            return Done(unit.brevhode.save(plain), unit.act.changes())

    def preview(self, institusjon: Institusjon, brevhode: Brevhode, maalform: str) -> bytes:
        """Return a page without a child on it, as PDF, to see the letterhead on. It needs no record."""
        tekst = self._renderer.words(maalform)
        sender = ", ".join(name for name in (institusjon.navn, institusjon.enhet) if name)
        return self._renderer.render(
            Dokumentmodell(
                tekst("brevhode.proeve"),
                maalform,
                self._oekt.clock.today(),
                Sidemerking("", "", "", "", tekst("fortrolig.generell"), sender),
                (Avsnitt(tekst("brevhode.proeve_tekst")),),
                utkast=False,
                brevhode=brevhode,
            )
        )
