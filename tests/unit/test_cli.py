from __future__ import annotations

from pathlib import Path

import pytest

from helseansvarlig.cli import FAMILIES, build_parser, main
from tests.fakes.kommando import Kommando


def test_what_is_no_command_is_a_matter_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["dans"])

    assert ended.value.code == 2
    assert "dans" in capsys.readouterr().err


@pytest.mark.parametrize("family", FAMILIES, ids=lambda module: module.__name__)
def test_every_family_of_commands_explains_itself(family: object) -> None:
    assert family.__doc__
    assert build_parser().format_help().count("\n") > len(FAMILIES)


def test_an_error_reaches_the_technical_log_with_its_reason_and_without_data(kommando: Kommando, mottak: Path) -> None:
    strange = kommando.folder / "Vakker Blomst.p7m"
    strange.write_bytes(b"ikke en forseglet fil")

    answer = kommando("aapne", strange, "--mottaker", mottak)

    assert (answer.code, answer.feil) == (1, {"feil": "ikke_forsegling", "grunn": "ikke_cms"})
    log = (kommando.vault / "logg" / "program.log").read_text(encoding="utf-8")
    assert "kode=ikke_forsegling grunn=ikke_cms" in log
    assert "Vakker" not in log
