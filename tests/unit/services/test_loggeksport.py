"""An exported log is verified by a reader that shares nothing with the program that wrote it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.logg import Ankerkilde, Hendelse, SettAnker
from helseansvarlig.errors import KnownError
from helseansvarlig.loggverifisering import Sted, verify_export
from helseansvarlig.tjenester import Tjenester

Lines = list[dict[str, object]]


@pytest.fixture
def eksport(tjenester: Tjenester, barn: Barn) -> bytes:
    """A log of a dozen rows, one of them with letters of ours, and one place seen from outside."""
    store = tjenester.aapent.oekt.store
    first = tjenester.logg.newest(99)[-1]
    with store.write(Hendelse("kvittering.mottatt", angrebar=False)) as unit:
        unit.anker.save(
            SettAnker("k1", Ankerkilde.KVITTERING, first.nummer, first.hash, tjenester.aapent.oekt.clock.now(), b"x")
        )
    for _ in range(6):
        tjenester.ett_barn.picture(barn.id)
    store.log(Hendelse("barn.lest", objekt="æøå «»", angrebar=False))
    return tjenester.logg.export()


def read(data: bytes) -> Lines:
    return [json.loads(line) for line in data.splitlines()]


def written(lines: Lines) -> bytes:
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def test_a_whole_file_holds_with_its_own_anchors_and_those_that_are_brought(
    tjenester: Tjenester, eksport: bytes
) -> None:
    head = tjenester.aapent.oekt.store.head()
    key = tjenester.aapent.keys.signing_public()

    found = verify_export(eksport, [Sted(head.nummer, head.hash), Sted(None, head.hash[:12])], [key])

    assert (found.antall, found.hode, found.siste_anker) == (head.nummer, head.hash, head.nummer)
    assert found.ankre == (1, head.nummer)
    assert (found.kjent_noekkel, found.bruker_id) == (True, tjenester.aapent.oekt.bruker.id)
    assert len(found.kan_ikke_finnes) == 3
    assert read(eksport)[-3]["rad"]["handling"] == "logg.eksportert"  # type: ignore[index]  # our own lines


def test_somebody_elses_signature_is_told_apart(eksport: bytes) -> None:
    assert verify_export(eksport).kjent_noekkel is None
    assert verify_export(eksport, public_keys=[bytes(32)]).kjent_noekkel is False


def test_our_words_for_the_last_line_are_the_ones_that_are_signed(tjenester: Tjenester, eksport: bytes) -> None:
    from helseansvarlig.services.loggeksport import checkpoint

    last = read(eksport)[-1]
    keys = tjenester.aapent.keys
    assert str(last["sjekkpunkt"]).encode() == checkpoint(keys.hvelv_id(), tjenester.aapent.oekt.store.head())
    assert keys.signed(
        str(last["bruker_id"]), str(last["sjekkpunkt"]).encode(), base64.b64decode(str(last["signatur"]))
    )


def edit(field: str, value: object) -> Callable[[Lines], None]:
    def change(lines: Lines) -> None:
        lines[4]["rad"][field] = value  # type: ignore[index]  # our own lines

    return change


@pytest.mark.parametrize(
    ("attack", "code"),
    [
        (edit("bruker_navn", "En annen"), "logg_brutt"),
        (edit("tid", ""), "logg_brutt"),
        (edit("versjon", 1), "logg_brutt"),
        (edit("versjon", 3), "logg_brutt"),
        (edit("klokke", "frem"), "logg_brutt"),
        (edit("hash", None), "logg_brutt"),
        (edit("nummer", True), "logg_brutt"),
        (lambda lines: lines.pop(4), "logg_brutt"),
        (lambda lines: lines.pop(1), "logg_brutt"),
        (lambda lines: lines.insert(4, lines.pop(5)), "logg_brutt"),
        (lambda lines: lines.pop(-3), "loggfil_ugyldig"),
        (lambda lines: lines.pop(-1), "loggfil_signatur"),
        (lambda lines: lines.insert(4, {"noe": "annet"}), "loggfil_ugyldig"),
        (lambda lines: lines[0].update(format="helseansvarlig-logg/2"), "loggfil_ugyldig"),
        (lambda lines: lines[0].update(hvelv_id="x"), "loggfil_signatur"),
        (lambda lines: lines[-1].update(signatur="AAAA"), "loggfil_signatur"),
        (lambda lines: lines[-1].update(offentlig=base64.b64encode(bytes(32)).decode()), "loggfil_signatur"),
        (lambda lines: lines[-1].update(sjekkpunkt="noe annet"), "loggfil_signatur"),
        (lambda lines: lines[-2]["anker"].update(hash="0" * 64), "anker_mangler"),
        (lambda lines: lines[-2]["anker"].update(nummer=99), "anker_mangler"),
        (lambda lines: lines[-2]["anker"].update(hash=""), "anker_mangler"),
    ],
)
def test_whatever_is_changed_in_the_file_is_found(eksport: bytes, attack: Callable[[Lines], object], code: str) -> None:
    verify_export(written(read(eksport)))
    lines = read(eksport)
    attack(lines)

    with pytest.raises(KnownError, match=code):
        verify_export(written(lines))


def test_a_tail_that_was_cut_and_signed_anew_is_found_by_a_place_seen_before(tjenester: Tjenester, barn: Barn) -> None:
    """Only the anchor betrays it: the file itself is whole."""
    from helseansvarlig.domain.logg import Anker
    from helseansvarlig.services.loggeksport import write_export

    for _ in range(4):
        tjenester.ett_barn.picture(barn.id)
    rows = list(tjenester.aapent.oekt.store.whole_log())[:-3]
    cut = write_export(rows, [], Anker(rows[-1].nummer, rows[-1].hash), tjenester.aapent.keys)
    head = tjenester.aapent.oekt.store.head()

    assert verify_export(cut).antall == head.nummer - 3
    with pytest.raises(KnownError, match="anker_mangler"):
        verify_export(cut, [Sted(head.nummer, head.hash)])
    with pytest.raises(KnownError, match="anker_mangler"):
        verify_export(cut, [Sted(None, head.hash[:12])])


@pytest.mark.parametrize("data", [b"", b"{}", b"{}\n[]", b"\xff\n{}", b"[" * 100_000 + b"\n{}", b"{}\n{}"])
def test_what_is_no_log_is_refused(data: bytes) -> None:
    with pytest.raises(KnownError, match="loggfil_ugyldig"):
        verify_export(data)
