"""Whatever kind of document or meeting there is, a screen has a word for it."""

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.moete import Moetetype
from ui.type_words import DOKUMENTER, MOETER


def test_every_kind_has_one_word_of_its_own() -> None:
    assert set(DOKUMENTER) == set(Dokumenttype)
    assert set(MOETER) == set(Moetetype)
    assert len({*DOKUMENTER.values(), *MOETER.values()}) == len(Dokumenttype) + len(Moetetype)
