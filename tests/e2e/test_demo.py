"""The demo as its users run it: a process of its own, and then what it left behind."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from helseansvarlig import bootstrap
from helseansvarlig.bootstrap import DEMO_PASSWORD
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.identifikator import Serie, is_same_day, judge_personnummer
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Frigivelsesart
from helseansvarlig.services.innlevering import Hentet
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.tjenester import Tjenester
from tests.pdf.dommere import needs_vera, vera_faults
from tests.pdf.lesere import flowing_text_of, needs_poppler

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 60
CHILDREN = 8  # enough for every state of the outbox
SHOWN = {
    Rom.MOETE: {Frigivelsesart.NOTAT, Frigivelsesart.OPPFOELGING, Frigivelsesart.STOPPUNKT},
    Rom.LEDER: {Frigivelsesart.OVERSIKT, Frigivelsesart.SLETTING},
}


def run_demo(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "helseansvarlig", "demo", "--ut", str(folder), "--json", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=LIMIT_S)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def steg(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("demo") / "demo-ut"
    return folder, run_demo(folder, "--barn", str(CHILDREN))


@pytest.fixture(scope="module")
def demo(steg: tuple[Path, list[dict[str, Any]]]) -> Path:
    return steg[0]


@pytest.fixture(scope="module")
def tjenester(demo: Path) -> Iterator[Tjenester]:
    hvelv = bootstrap.open_hvelv(demo / "hvelv", bootstrap.without_keyring(SystemClock()))
    aapent = hvelv.unlock(hvelv.brukere()[0].id, DEMO_PASSWORD)
    yield bootstrap.build_services(aapent)
    hvelv.lock(aapent)  # until then nobody else can unlock: what others do is asked before


def sealed_files(demo: Path) -> list[Path]:
    return sorted(demo.glob("*.p7m"))


def openssl(folder: Path, *arguments: object) -> bytes:
    return subprocess.run(["openssl", *map(str, arguments)], cwd=folder, check=True, capture_output=True).stdout


def test_every_step_is_told_with_its_time(steg: tuple[Path, list[dict[str, Any]]]) -> None:
    _, told = steg

    assert [step["steg"] for step in told] == list(range(1, len(told) + 1))
    assert any("registrert" in step["tekst"] for step in told)
    assert all(step["sekunder"] >= 0 for step in told)


def test_what_was_promised_lies_in_the_folder(demo: Path) -> None:
    pdfs = {f"{kind}-{form}.pdf" for kind in (*Dokumenttype, "papirskjema") for form in ("nb", "nn")}

    assert len(pdfs) >= 24
    assert pdfs | {"gjenopprettingsark.pdf"} <= {path.name for path in demo.glob("*.pdf")}
    assert all(path.read_bytes().startswith(b"%PDF-") for path in demo.glob("*.pdf"))
    assert {"kommune.key", "kommune.crt", "kommune.kort", "avsender.kort"} <= {path.name for path in demo.iterdir()}
    assert len(sealed_files(demo)) >= 2
    assert list((demo / "minnepinne" / "inn").glob("*.kv.p7m"))


@needs_poppler
def test_openssl_opens_every_sealed_file_and_verifies_its_signature(demo: Path, tmp_path: Path) -> None:
    openssl(
        demo, "cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", "avsender.kort",
        "-certsout", tmp_path / "avsender.pem", "-out", tmp_path / "kort.json",
    )  # fmt: skip
    for path in sealed_files(demo):
        key = ("-inkey", demo / "kommune.key", "-recip", demo / "kommune.crt")
        container = openssl(demo, "cms", "-decrypt", "-inform", "DER", "-in", path, *key)
        with zipfile.ZipFile(BytesIO(container)) as archive:
            archive.extractall(tmp_path / path.stem)
            assert any(name.endswith(".p7s") for name in archive.namelist())
        meta = tmp_path / path.stem / "META-INF"
        manifest, signature = meta / "ASiCManifest.xml", meta / "signature-1.p7s"
        openssl(
            demo, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature,
            "-content", manifest, "-CAfile", tmp_path / "avsender.pem",
        )  # fmt: skip


def test_the_lines_of_the_leaflet_run_as_they_stand(demo: Path) -> None:
    leaflet = (demo / "LESMEG.txt").read_text(encoding="utf-8")
    lines = [line for line in leaflet.splitlines() if line.startswith(("openssl", "python3"))]

    assert DEMO_PASSWORD in leaflet
    assert len(lines) == 5
    subprocess.run(["sh", "-e", "-c", "\n".join(lines)], cwd=demo, check=True, capture_output=True)


@pytest.mark.parametrize(("rolle", "rom"), [(Rolle.MOETEDELTAKER, Rom.MOETE), (Rolle.LEDER, Rom.LEDER)])
def test_the_demos_password_opens_for_each_of_them_what_is_hers(demo: Path, rolle: Rolle, rom: Rom) -> None:
    hvelv = bootstrap.open_hvelv(demo / "hvelv", bootstrap.without_keyring(SystemClock()))
    person = next(one for one in hvelv.brukere() if one.rolle is rolle)
    opened = hvelv.unlock_any(person.id, DEMO_PASSWORD)
    assert isinstance(opened, RomAapent)
    with opened.store.read() as unit:
        kinds = {row.art for row in unit.frigitt.all()}
    hvelv.lock_room(opened)

    assert opened.rom is rom
    assert kinds == SHOWN[rom]


def test_no_paper_names_anybody_but_synthetic_people(demo: Path, tjenester: Tjenester) -> None:
    children = {line.barn.navn for line in tjenester.barn.list_barn()}
    for path in demo.glob("*.pdf"):
        said = flowing_text_of(path.read_bytes())
        numbers = ["".join(found) for found in re.findall(r"\b(\d{6}) (\d{5})\b", said)]

        assert all(judge_personnummer(one).serie is not Serie.EKTE for one in numbers), path.name
        assert "UTKAST" not in said
        if re.search("^(henvisningsgrunnlag|brev|barnekopi)-", path.name):
            assert any(name in said for name in children), path.name


def test_the_children_are_synthetic_and_of_the_right_age(tjenester: Tjenester) -> None:
    lines = tjenester.barn.list_barn()

    assert len(lines) == CHILDREN
    for line in lines:
        verdict = judge_personnummer(line.barn.identnummer)
        assert verdict.is_valid
        assert verdict.serie is not Serie.EKTE
        assert is_same_day(verdict, line.barn.foedselsdato)
        assert 11 <= line.alder <= 17


def test_the_day_has_something_overdue_something_now_and_something_soon(tjenester: Tjenester) -> None:
    day = tjenester.i_dag.picture()

    assert all((day.forfalt, day.i_dag, day.denne_uka, day.samtykker_mangler, day.samtykker_utloeper, day.paabegynt))


def test_the_outbox_shows_every_state_and_the_log_is_whole(tjenester: Tjenester) -> None:
    states = Counter(line.rad.tilstand.value for line in tjenester.utboks.list_rows())

    assert states == {"klar": 1, "overfoert": 1, "registrert": 3, "sett": 1, "stanset": 1}
    assert tjenester.logg.check_vault().nummer > 100


def test_the_house_has_a_deputy_somebody_in_meetings_and_a_leader(tjenester: Tjenester) -> None:
    people = {one.rolle: one for one in tjenester.brukere.list()}

    assert set(people) == set(Rolle)
    assert [rolle for rolle, one in people.items() if one.har_startkode] == [Rolle.STEDFORTREDER]
    assert people[Rolle.STEDFORTREDER].fra is not None
    assert people[Rolle.STEDFORTREDER].fra > SystemClock().today()


def test_something_is_shared_handed_in_and_laid_before_the_leader(tjenester: Tjenester) -> None:
    shared = tjenester.frigivelse.shared()
    assert [one.barn.fornavn for one in shared if one.barn] == ["Vakker"] * 3

    assert tjenester.innboks.waiting() == [], "it waits in its compartment until somebody unlocks"
    assert tjenester.innboks.fetch().value == Hentet(nye=2)
    about = [letter.barn_id for letter in tjenester.innboks.waiting()]
    assert sorted(about) == ["", shared[0].frigivelse.barn_id]

    (line,) = tjenester.sletting.lines()
    assert line.barn.navn == "Stille Regn"
    assert (line.vilkaar.kvittering, line.vilkaar.aapent, line.vilkaar.godkjent) == (True, (), False)
    assert line.sletting is not None


def test_nothing_happened_in_the_future_or_before_the_house_was_there(tjenester: Tjenester) -> None:
    rows = tjenester.logg.newest(10_000)
    times = [row.tid for row in reversed(rows)]

    assert times == sorted(times)
    assert times[-1] <= SystemClock().now().isoformat()


def test_the_writer_that_was_killed_left_no_trace_in_the_childs_notes(tjenester: Tjenester) -> None:
    notes = [note.tekst for line in tjenester.barn.list_barn() for note in tjenester.notat.of_barn(line.barn.id)]

    assert notes
    assert not any("før strømmen gikk" in note for note in notes)


@pytest.mark.lang
@needs_vera
def test_the_standards_makers_accept_every_paper(demo: Path, tmp_path: Path) -> None:
    papers = {path.stem: path.read_bytes() for path in demo.glob("*.pdf")}

    assert len(papers) >= 35
    assert vera_faults(papers, tmp_path) == []
