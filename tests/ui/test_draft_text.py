"""A half-written form comes back as it was typed, also when the program has changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from ui.draft_text import form_from_text, form_text, lines_of


@dataclass(frozen=True, slots=True)
class Line:
    hva: str = ""
    ferdig: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    navn: str = ""
    valgt: tuple[str, ...] = ()
    linjer: tuple[Line, ...] = ()
    lest: bool = False


def read(text: str) -> Form:
    return form_from_text(text, Form, valgt=tuple, linjer=lines_of(Line, ferdig=bool), lest=bool)


@given(
    st.builds(
        Form,
        st.text(),
        st.lists(st.text()).map(tuple),
        st.lists(st.builds(Line, st.text(), st.booleans())).map(tuple),
        st.booleans(),
    )
)
def test_what_was_typed_comes_back(form: Form) -> None:
    assert read(form_text(form)) == form


def test_letters_are_kept_readable() -> None:
    assert "Blåbær" in form_text(Form("Blåbær"))


def test_what_another_version_knew_is_left_out_and_what_it_lacked_takes_its_default() -> None:
    kept = '{"navn": "Vakker", "yndlingsfarge": "blå", "linjer": [{"hva": "Ring", "hvem": "Rolig Bekk"}]}'

    assert read(kept) == Form("Vakker", linjer=(Line("Ring"),))
