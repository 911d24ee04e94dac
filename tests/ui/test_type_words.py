"""Whatever kind of document, meeting or note there is, a screen has a word for it."""

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.moete import Moetetype
from helseansvarlig.domain.notat import Notatart
from ui.type_words import DOKUMENTER, MOETER, NOTATER


def test_every_kind_has_one_word_of_its_own() -> None:
    assert set(DOKUMENTER) == set(Dokumenttype)
    assert set(MOETER) == set(Moetetype)
    assert set(NOTATER) == set(Notatart)
    words = [*DOKUMENTER.values(), *MOETER.values(), *NOTATER.values()]
    assert len({*words}) == len(words)
