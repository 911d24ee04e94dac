"""What a record knows of people and places, read out of what was written about who somebody is."""

from helseansvarlig.domain.kjente_navn import Navneord, names_in, numbers_in, places_in, telling_words

ORD = Navneord(
    i_stedsnavn=frozenset({"legesenter", "skole", "avdeling", "barnevernstjenesten", "bup"}),
    roller=frozenset({"mor", "særkontakt", "nattevakt"}),
)


def test_a_name_stands_before_its_role_and_place() -> None:
    written = ["Klok Furu, Fjellbygda legesenter", "Rolig Bekk (særkontakt)", "Barnevernstjenesten ved Stødig Bjørk",
               "Stødig Bjørk, tlf. 62 00 00 01", "nattevakt Kari"]  # fmt: skip

    assert names_in(written, ORD) == {"Klok Furu", "Rolig Bekk", "Stødig Bjørk", "Kari"}
    assert places_in(written, ORD) == {"Fjellbygda"}


def test_a_role_is_nobodys_name() -> None:
    assert names_in(["Mor", "mor og far", "", "BUP", "nattlogg"], ORD) == frozenset()


def test_a_name_may_hold_small_words_and_hyphens() -> None:
    assert names_in(["Anne-Lise van der Berg", "Aylin O'Neill"], ORD) == {"Anne-Lise Berg", "Aylin O'Neill"}


def test_numbers_are_digits_alone() -> None:
    assert numbers_in(["tlf. 62 00 00 01", "12831199999", "9. trinn"]) == {"62000001", "12831199999"}


def test_of_a_place_only_the_telling_words_count_and_of_a_person_all() -> None:
    assert telling_words("Fjellbygda skole", ORD, is_place=True) == ("fjellbygda",)
    assert telling_words("Avdeling Skole", ORD, is_place=False) == ("avdeling", "skole")
    assert telling_words("Maria de Luca", ORD, is_place=False) == ("maria", "luca")
