from helseansvarlig.services.dokumenttyper.deler import Feltart
from helseansvarlig.services.dokumenttyper.henvisningsdeler import DELER, HASTEGRAD, HENVISERROLLE

# Domain page, 3 a: the number of the part in the field's own list, and where it stands with us.
DE_25 = {
    1: "hastegrad",
    2: "barn",
    3: "omsorg",
    4: "formell_henviser",
    5: "samtykke",
    6: "barnets_ord",
    7: "foreldres_syn",
    8: "problemstilling",
    9: "symptomer",
    10: "funksjon",
    11: "risiko",
    12: "belastninger",
    13: "ressurser",
    14: "somatisk",
    15: "legemidler",
    16: "tidligere_hjelp",
    17: "instrumenter",
    18: "tiltak",
    19: "skole",
    20: "andre_tjenester",
    21: "kommunal_hjelp",
    22: "tilpasning",
    23: "forventet_nytte",
    24: "vedlegg",
    25: "sjekket_ut",
}


def test_all_25_parts_of_the_field_are_there_and_the_participation_block() -> None:
    assert set(DE_25.values()) | {"medvirkning"} <= {part.id for part in DELER}


def test_no_part_and_no_field_has_another_ones_id() -> None:
    fields = [felt.id for part in DELER for felt in part.felter]

    assert len({part.id for part in DELER}) == len(DELER)
    assert len(set(fields)) == len(fields)


def test_only_choices_have_values_to_choose_from() -> None:
    for part in DELER:
        for felt in part.felter:
            assert bool(felt.valg) is (felt.art is Feltart.VALG)


def test_the_institution_is_not_among_those_who_may_refer() -> None:
    assert HENVISERROLLE.valg == ("barnevernsleder", "fastlege", "lege", "psykolog")
    assert "oeyeblikkelig" in HASTEGRAD.valg
