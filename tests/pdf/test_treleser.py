"""Two readers of the structure tree that owe each other nothing write the same."""

import pytest

from tests.pdf.fasit import drawn
from tests.pdf.lesere import needs_poppler, structure_of
from tests.pdf.treleser import tree_of


@needs_poppler
@pytest.mark.parametrize("name", ["purremelding-nb-tom", "agenda-nn-tom"])
def test_our_reader_writes_what_popplers_does(name: str) -> None:
    """The short form: of all documents, `tests/lang/test_dokumenter.py` holds the two against each other."""
    assert tree_of(drawn(name)) == structure_of(drawn(name))
