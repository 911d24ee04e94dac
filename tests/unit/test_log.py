"""The technical log tells codes, ids and places: never a name, an answer or an exception's own text."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from helseansvarlig import log
from helseansvarlig.errors import KnownError


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    logger = logging.getLogger("helseansvarlig")
    before = logger.handlers[:], logger.propagate, logger.level
    logger.handlers = []
    log.start(tmp_path / "logg")
    yield tmp_path / "logg" / "program.log"
    for handler in logger.handlers:
        handler.close()
    logger.handlers, logger.propagate, logger.level = before


def test_an_event_is_a_code_with_ids(file: Path) -> None:
    log.event("start", versjon="1.0", antall=2)

    assert file.read_text(encoding="utf-8").rstrip().endswith("INFO start antall=2 versjon=1.0")


def test_a_known_error_is_its_code_alone(file: Path) -> None:
    log.known(KnownError("finnes_ikke", navn="Vakker Blomst"))

    text = file.read_text(encoding="utf-8")
    assert "kode=finnes_ikke" in text
    assert "Blomst" not in text


def test_a_reason_that_the_user_is_not_told_stands_in_the_log(file: Path) -> None:
    class AvvistError(KnownError):
        reason = "signatur"

    log.known(AvvistError("forsegling_avvist"))

    assert "kode=forsegling_avvist grunn=signatur" in file.read_text(encoding="utf-8")


def test_an_incident_tells_type_and_place_and_none_of_its_words(file: Path) -> None:
    try:
        raise ValueError("Vakker Blomst vil ikke svare")
    except ValueError as error:
        number = log.incident(error)

    text = file.read_text(encoding="utf-8")
    assert f"id={number} type=ValueError sted=test_log.py:" in text
    assert "Blomst" not in text


def test_the_log_never_grows_beyond_its_files(file: Path) -> None:
    for number in range(20_000):
        log.event("prøve", nummer=number, fyll="x" * 60)

    sizes = [f.stat().st_size for f in file.parent.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 256 * 1024


def test_without_a_folder_there_is_no_log_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    before = logging.getLogger("helseansvarlig").handlers[:]

    log.start(tmp_path / "fil" / "logg")

    assert logging.getLogger("helseansvarlig").handlers == before
