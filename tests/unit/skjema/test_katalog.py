"""Templates of a folder, and forms from files: read with what is to be said, written so that the hash holds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given

from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.skjema.katalog import Skjemakatalog
from helseansvarlig.skjema.strict_json import read_json
from tests.unit.skjema.forms import skjemaer

KATALOG = Skjemakatalog(resources() / "skjema")
DECIMALS = (
    b'{"resourceType":"Questionnaire","id":"d","status":"active","item":'
    b'[{"linkId":"1","type":"decimal","initial":[{"valueDecimal":1.50}]}]}'
)


def test_the_kept_copy_of_a_shipped_template_is_that_template() -> None:
    for skjema in KATALOG.all():
        kopi = KATALOG.copy_of(skjema)
        assert hashlib.sha256(kopi.innhold.encode()).hexdigest() == kopi.id == skjema.innholdshash
        assert KATALOG.read_copy(kopi) is skjema


def test_a_copy_keeps_numbers_digit_for_digit() -> None:
    skjema = KATALOG.read(DECIMALS).skjema
    assert skjema is not None
    kopi = KATALOG.copy_of(skjema)
    assert "1.50" in kopi.innhold
    assert KATALOG.read_copy(kopi) == skjema


@given(skjemaer())
def test_what_is_written_is_read_as_the_same_form(skjema: Skjema) -> None:
    data = KATALOG.write(skjema)
    again = KATALOG.read(data).skjema
    assert again is not None
    assert KATALOG.write(again) == data
    assert again.punkter == skjema.punkter


def test_a_form_without_a_usable_id_is_named_by_its_content() -> None:
    raw = read_json(DECIMALS) | {"id": "ikke en id!"}
    data = json.dumps(raw, default=float).encode()
    named = KATALOG.read(data).skjema
    assert named is not None
    assert named.id.startswith("mal-")
    assert KATALOG.read(KATALOG.write(named)).skjema == named


def test_only_a_file_of_one_megabyte_is_read() -> None:
    with pytest.raises(KnownError, match="json_for_stor"):
        KATALOG.read(DECIMALS + b" " * 1_000_000)


def test_an_empty_folder_has_no_templates(tmp_path: Path) -> None:
    assert Skjemakatalog(tmp_path).all() == []
    assert Skjemakatalog(tmp_path).find("d") is None
