"""That a child answered by herself, as it is read afterwards: in Norwegian time, and honest about how it ended."""

from datetime import UTC, datetime

from helseansvarlig.domain.selvsvar import Selvsvar
from ui.i18n import Language, use_language
from ui.selvsvar_words import selvsvar_words

BEGUN = datetime(2026, 11, 23, 12, 5, tzinfo=UTC)


def test_a_sitting_that_was_ended_tells_from_when_to_when() -> None:
    sitting = Selvsvar("1", "b", "k", BEGUN, "Trygg Havn", BEGUN.replace(hour=12, minute=20))
    assert list(selvsvar_words([sitting])) == ["Barnet svarte selv 23.11.2026 kl. 13.05–13.20"]


def test_one_that_was_cut_off_says_that_the_machine_was_locked() -> None:
    [words] = selvsvar_words([Selvsvar("1", "b", "k", BEGUN, "Trygg Havn")])
    assert words == "Barnet svarte selv 23.11.2026 fra kl. 13.05, til maskinen ble låst"


def test_each_sitting_has_its_sentence_in_the_language_in_force() -> None:
    use_language(Language.NYNORSK)
    sittings = [Selvsvar("2", "b", "k", BEGUN, "Trygg Havn"), Selvsvar("1", "b", "k", BEGUN, "Trygg Havn", BEGUN)]
    assert [one[:18] for one in selvsvar_words(sittings)] == ["Barnet svarte sjøl"] * 2
