"""What a document is composed from: answers as they were given, in a form a stranger can read."""

from __future__ import annotations

from functools import partial

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.dokumentmodell import Liste
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.ut import let_out

MAL = "psykisk-livskvalitet-egne-ord"
SLEPT = "psykisk/psykisk.1"
IMPORTANT, RECOGNISED = "barnets_egne_ord/barnets_egne_ord.1", "barnets_egne_ord/barnets_egne_ord.8"


def answered(tjenester: Tjenester, barn: Barn) -> str:
    kartlegging = tjenester.kartlegging.start(barn.id, MAL, "Rolig Bekk").value
    for path, verdi in ((SLEPT, 4), (IMPORTANT, "Jeg vil sove."), (RECOGNISED, True)):
        tjenester.kartlegging.answer(kartlegging.id, path, besvart(verdi))
    category = Mottakerkategori.BARNEVERNSTJENESTEN
    return tjenester.dokument.create(Dokumenttype.HENVISNINGSGRUNNLAG, category, "BUP", barn_id=barn.id).value.id


def test_only_what_the_child_said_in_words_is_suggested_as_its_own_words(tjenester: Tjenester, barn: Barn) -> None:
    dokument_id = answered(tjenester, barn)
    assert tjenester.dokument.picture(dokument_id).forslag["barnets_ord"].tekst == "Jeg vil sove."


def test_a_number_is_printed_with_the_scale_it_was_chosen_on(tjenester: Tjenester, barn: Barn) -> None:
    dokument_id = answered(tjenester, barn)
    lists = [one for one in tjenester.dokument.model(dokument_id).blokker if isinstance(one, Liste)]
    assert "Hvordan har du sovet den siste uka? 4 (0–10)" in [point for one in lists for point in one.punkter]


def test_a_correction_asks_the_gate_about_what_the_corrected_document_holds_and_nothing_else(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    """A guide that holds no health matter can be put right towards a school that may know of none."""
    school, narrow = Mottakerkategori.SKOLE_PPT, frozenset({Innhold.GRUNNOPPLYSNINGER})
    tjenester.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, narrow, frozenset({school}), "", clock.today())
    )
    guide = tjenester.dokument.create(Dokumenttype.KLAGEVEILEDNING, school, "Lia skole", barn_id=barn.id).value
    letter = tjenester.dokument.create(Dokumenttype.HENVISNINGSGRUNNLAG, school, "Lia skole", barn_id=barn.id).value
    wide = tjenester.dokument.freeze(letter.id).value
    signed = tjenester.dokument.freeze(guide.id).value
    assert (signed.innhold, wide.innhold) == (narrow, narrow), "what was let through, not all that was asked for"

    def correction(of: str) -> str:
        om = f"dokument:{of}"
        made = tjenester.dokument.create(Dokumenttype.RETTELSE, school, "Lia skole", barn_id=barn.id, om=om).value
        picture = tjenester.dokument.picture(made.id)
        assert picture.deling is not None
        assert (picture.deling.tillatt, picture.deling.holdt_tilbake) == (narrow, frozenset())
        return made.id

    assert tjenester.dokument.freeze(correction(signed.id)).value.innhold == narrow
    assert let_out(tjenester, correction(wide.id))


def test_a_correction_is_refused_when_the_child_has_since_kept_back_some_of_it(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    bup, all_of_it = Mottakerkategori.BUP, frozenset(Innhold)
    tjenester.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, all_of_it, frozenset({bup}), "", clock.today())
    )
    made = tjenester.dokument.create(Dokumenttype.HENVISNINGSGRUNNLAG, bup, "BUP", barn_id=barn.id).value
    signed = tjenester.dokument.freeze(made.id).value
    mend = tjenester.dokument.create(Dokumenttype.RETTELSE, bup, "BUP", barn_id=barn.id, om=f"dokument:{signed.id}")
    assert let_out(tjenester, mend.value.id), "the control: nothing is kept back yet"
    tjenester.forbehold.keep(
        Forbehold("", barn.id, clock.today(), frozenset({Innhold.RUS}), "Ikke om rus", svar_til_barnet="Greit.")
    )

    for way in (tjenester.dokument.model, partial(let_out, tjenester), tjenester.dokument.freeze):
        with pytest.raises(KnownError, match="deling_ikke_alt"):
            way(mend.value.id)
