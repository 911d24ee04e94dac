from __future__ import annotations

import subprocess
import unicodedata
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.errors import BugError
from helseansvarlig.pdf.passordkopi import lock_copy
from helseansvarlig.pdf.render import render
from tests.pdf.lesere import needs_poppler
from tests.pdf.merkeleser import Merket
from tests.pdf.modeller import EVERY_BLOCK, modell

PASSORD = "blå fjord hest gran elv mose"
"""Poppler's programs read no more than 32 characters of a password."""

ORIGINAL = render(modell(*EVERY_BLOCK, tittel="Hemmelig tittel"))


@pytest.fixture(scope="module")
def kopi() -> bytes:
    return lock_copy(ORIGINAL, PASSORD)


def unlocked(kopi: bytes, password: str = PASSORD) -> bytes:
    """Return the copy opened with the password and written without it."""
    target = BytesIO()
    with pikepdf.open(BytesIO(kopi), password=password) as opened:
        opened.save(target, encryption=False)
    return target.getvalue()


@pytest.mark.parametrize("wrong", ["", "blå fjord", PASSORD.upper(), PASSORD + " "])
def test_only_the_password_opens_it(kopi: bytes, wrong: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(kopi), password=wrong)
    with pikepdf.open(BytesIO(kopi), password=PASSORD) as opened:
        assert opened.user_password_matched
        assert not opened.owner_password_matched


def test_it_is_aes_256_and_open_to_readers_for_those_who_do_not_see(kopi: bytes) -> None:
    with pikepdf.open(BytesIO(kopi), password=PASSORD) as opened:
        facts = opened.encryption
        assert (facts.R, facts.bits, facts.stream_method.name, facts.string_method.name) == (6, 256, "aesv3", "aesv3")
        assert opened.allow.accessibility
        assert opened.allow.extract
        assert opened.allow.print_highres
        assert not opened.allow.modify_other
        assert not opened.allow.modify_annotation


def test_it_says_the_same_in_the_same_tree(kopi: bytes) -> None:
    before, after = Merket(ORIGINAL), Merket(unlocked(kopi))

    assert [ledd.navn for ledd in after.rot.walk()] == [ledd.navn for ledd in before.rot.walk()]
    assert after.vist == before.vist


def test_not_even_its_title_is_read_from_outside(kopi: bytes) -> None:
    hidden = [b"Hemmelig", "Hemmelig".encode("utf-16-be"), b"Vakker", b"StructElem", b"QR-kode"]

    assert b"Hemmelig" in ORIGINAL  # the control
    assert [word for word in hidden if word in kopi] == []


def test_it_does_not_claim_to_be_what_it_cannot_be(kopi: bytes) -> None:
    with pikepdf.open(BytesIO(ORIGINAL)) as original, pikepdf.open(BytesIO(kopi), password=PASSORD) as locked:
        assert b"<pdfaid:part>" in original.Root.Metadata.read_bytes()
        assert b"<pdfaid:part>" not in locked.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>1" in locked.Root.Metadata.read_bytes()


def test_two_copies_have_nothing_in_common_that_tells_they_are_the_same(kopi: bytes) -> None:
    other = lock_copy(ORIGINAL, PASSORD)

    assert other != kopi
    with pikepdf.open(BytesIO(kopi), password=PASSORD) as one, pikepdf.open(BytesIO(other), password=PASSORD) as two:
        assert bytes(one.trailer.Encrypt.U) != bytes(two.trailer.Encrypt.U)


@needs_poppler
def test_another_program_opens_it(kopi: bytes) -> None:
    done = subprocess.run(["pdfinfo", "-upw", PASSORD, "-"], input=kopi, capture_output=True, check=True)
    said = done.stdout.decode()

    assert "algorithm:AES-256" in said
    assert "copy:yes" in said
    assert "Tagged:          yes" in said


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=30))
def test_any_words_can_be_the_password_if_they_are_spelt_in_one_way(typed: str) -> None:
    password = unicodedata.normalize("NFKC", typed)
    assert unlocked(lock_copy(ORIGINAL, password), password).startswith(b"%PDF-")


@pytest.mark.parametrize("password", ["", "bla\u030a fjord"])
def test_a_password_that_opens_nothing_or_depends_on_the_keyboard_is_our_own_mistake(password: str) -> None:
    with pytest.raises(BugError):
        lock_copy(ORIGINAL, password)
