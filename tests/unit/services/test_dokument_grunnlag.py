"""What a document is composed from: answers as they were given, in a form a stranger can read."""

from __future__ import annotations

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.dokumentmodell import Liste
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.svar import besvart
from helseansvarlig.tjenester import Tjenester

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
