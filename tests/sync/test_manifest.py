"""manifest.json keeps every field of the manifest, in the keys that outsiders have been promised."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from helseansvarlig.domain.forsendelse import Forbindelse, Hjemmel, Hjemmelstype, Manifest, Vedlegg
from helseansvarlig.domain.logg import Anker
from helseansvarlig.errors import BugError
from helseansvarlig.sync import manifest as manifest_json
from helseansvarlig.sync.strict_json import JsonError
from tests.sync.partier import AT


@pytest.fixture
def full(manifest: Manifest) -> Manifest:
    return dataclasses.replace(
        manifest,
        forbindelse=Forbindelse.OPPDATERING,
        gjelder_forsendelse_id=manifest.kjede_id,
        forrige_sha256="a" * 64,
        hjemmel=Hjemmel(Hjemmelstype.SAMTYKKE, "samtykke-12", 3, AT),
        filer=(Vedlegg("dokument.pdf", "b" * 64),),
    )


def test_a_full_manifest_comes_back_whole(full: Manifest) -> None:
    assert manifest_json.parse(manifest_json.dump(full)) == full


def test_the_first_of_a_chain_has_nothing_before_it(manifest: Manifest) -> None:
    written = manifest_json.to_dict(manifest)
    assert written["forrigeSha256"] is None
    assert manifest_json.from_dict(written) == manifest


def test_the_place_in_the_senders_log_comes_along_and_may_be_missing(full: Manifest) -> None:
    witnessed = dataclasses.replace(full, logg=Anker(4711, "c" * 64))

    assert manifest_json.to_dict(witnessed)["logg"] == {"nummer": 4711, "sha256": "c" * 64}
    assert manifest_json.parse(manifest_json.dump(witnessed)) == witnessed
    assert "logg" not in manifest_json.to_dict(full)


def test_the_keys_are_those_of_the_format(full: Manifest) -> None:
    written = manifest_json.to_dict(full)
    assert written["format"] == "bvh-forsendelse/1"
    assert written["mottaker"] == {
        "orgnr": "910075918",
        "kommunenr": "4601",
        "bydel": "00",
        "kontoId": "konto-910075918",
    }
    assert written["filer"] == [{"navn": "dokument.pdf", "sha256": "b" * 64}]
    assert written["hjemmel"]["samtykkeVersjon"] == 3


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "bvh-forsendelse/2"),
        ("forsendelseId", "../../etc"),
        ("forsendelseId", "6B1F0F5E-54A4-4F8E-9C35-0D1C4A8F2B11"),
        ("lopenr", 0),
        ("lopenr", 2**53),
        ("lopenr", True),
        ("forbindelse", "ny"),
        ("mottaker", {"orgnr": "910075918"}),
        ("filer", [{"navn": "a/b.pdf", "sha256": "b" * 64}]),
        ("filer", [{"navn": "a.pdf", "sha256": "B" * 64}]),
        ("kodeverk", {"sjekkliste": 10}),
        ("logg", None),
        ("logg", {"nummer": -1, "sha256": "c" * 64}),
        ("logg", {"nummer": 1, "sha256": "c" * 64, "mer": ""}),
        ("mer", ""),
    ],
)
def test_a_value_out_of_the_format_is_refused(full: Manifest, key: str, value: object) -> None:
    written: dict[str, Any] = manifest_json.to_dict(full) | {key: value}
    with pytest.raises(JsonError):
        manifest_json.from_dict(written)


def test_what_the_receiver_would_refuse_is_not_written(full: Manifest) -> None:
    with pytest.raises(BugError):
        manifest_json.dump(dataclasses.replace(full, loepenr=0))
