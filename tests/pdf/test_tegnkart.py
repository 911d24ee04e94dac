from helseansvarlig.pdf.tegnkart import without_unused


def table(entries: list[str]) -> bytes:
    return f"begincmap\n{len(entries)} beginbfchar\n{chr(10).join(entries)}\nendbfchar\nendcmap".encode("ascii")


def test_codes_that_stand_for_nothing_are_left_out() -> None:
    made = without_unused(table(["<00> <0000>", "<01> <2026>", "<02> <0000>", "<41> <0041>"]))

    assert made == table(["<01> <2026>", "<41> <0041>"])


def test_no_block_holds_more_than_a_hundred() -> None:
    made = without_unused(table([f"<{code:02X}> <{code + 32:04X}>" for code in range(1, 129)]))

    assert b"100 beginbfchar" in made
    assert b"28 beginbfchar" in made
    assert made.count(b"endbfchar") == 2
    assert made.count(b"> <") == 128


def test_a_font_with_nothing_in_use_has_no_block() -> None:
    assert b"beginbfchar" not in without_unused(table(["<00> <0000>"]))
