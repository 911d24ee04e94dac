import subprocess
from dataclasses import replace

from helseansvarlig.domain.dokument import Dokumentstatus
from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.registry import compose
from tests.pdf import eksempel, papireksempel
from tests.pdf.brevhodeeksempel import FOOT, letterhead
from tests.pdf.lesere import ask, needs_poppler, pages_of

pytestmark = needs_poppler


def henvisning(maalform: str = "nb", status: Dokumentstatus = Dokumentstatus.FROSSET) -> Dokumentmodell:
    grunnlag = eksempel.henvisning(maalform)
    return compose(replace(grunnlag, dokument=replace(grunnlag.dokument, status=status)), load_tekster(maalform))


def test_every_page_says_whose_it_is_which_it_is_and_for_whom() -> None:
    modell = henvisning()
    pages = pages_of(render(modell))

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Vakker Blomst, 128311 99999" in page
        assert "Til: BUP Elvebyen" in page
        assert "Taushetsbelagt" in page
        assert "HG-7F3A21 · versjon 1" in page
        assert modell.innholdshash[:12] in page
        assert f"Side {number} av {len(pages)}" in page


def test_a_signed_page_carries_the_mark_of_the_log_and_says_the_same_without_it() -> None:
    modell = henvisning()
    marked = replace(modell, merking=replace(modell.merking, loggmerke="4f2a91c07be3"))

    for plain, page in zip(pages_of(render(modell)), pages_of(render(marked)), strict=True):
        assert "logg 4f2a91c07be3" in page
        assert modell.innholdshash[:12] in page
        assert page.replace("logg 4f2a91c07be3", "").split() == plain.split()


def grey_of_the_draft_mark(pdf: bytes, page: int) -> int:
    """Count the pixels of a page that have the draft mark's own grey."""
    grey = round(stil.VANNMERKE[0] * 255)
    command = ("pdftoppm", "-r", "20", "-gray", "-f", str(page), "-l", str(page), "-")
    picture = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return picture.split(b"255\n", 1)[1].count(bytes([grey]))


def test_a_draft_is_marked_across_every_page_and_a_frozen_document_on_none() -> None:
    draft, frozen = render(henvisning(status=Dokumentstatus.UTKAST)), render(henvisning())

    for page in range(1, len(pages_of(frozen)) + 1):
        assert grey_of_the_draft_mark(draft, page) > 500
        assert grey_of_the_draft_mark(frozen, page) < 50


def test_page_marks_too_long_for_their_line_are_cut_and_never_collide() -> None:
    modell = henvisning()
    merking = replace(modell.merking, gjelder="Vakker " * 80, mottaker="BUP " * 80, fortrolighet="Hemmelig " * 80)
    first = pages_of(render(replace(modell, merking=merking)))[0]

    assert first.count("…") == 3
    assert "Side 1 av" in first


def test_the_answers_asked_for_stand_in_the_upper_half_of_page_one() -> None:
    for omfang in ("tom", "normal"):
        pdf = render(compose(eksempel.henvisning("nb", omfang), load_tekster("nb")))
        upper = ask(pdf, "pdftotext", "-f", "1", "-l", "1", "-W", "600", "-H", "421", "-layout", "-", "-")
        for label in ("Vi ber om", "Hastegrad", "Risiko nå", "Samtykke til helsehjelp", "Formell henviser", "Telefon"):
            assert label in upper


def test_a_paper_that_is_no_document_has_no_gap_where_its_number_would_stand() -> None:
    page, *_ = pages_of(render(replace(papireksempel.modell("nb"), brevhode=letterhead())))
    *_, above, foot = page.rstrip().splitlines()

    assert foot == FOOT
    assert above.startswith("Fortrolig når det er fylt ut.")
