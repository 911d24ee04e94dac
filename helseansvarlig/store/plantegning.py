"""What all the steps end with, as one list of statements: a new vault is laid down whole, without walking through them.

Each change to a table makes the database read its whole schema again, so the walk grows with every step that is added.
"""

from __future__ import annotations

from contextlib import closing
from functools import cache

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.errors import BugError
from helseansvarlig.store.migrations import statements


@cache
def blueprint(scripts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the statements that build in an empty database what `scripts` end with, in an order that holds.

    The steps are walked once, in memory. They must leave all tables empty; raises `BugError` for a step that does not.
    """
    with closing(sqlite.connect(":memory:", isolation_level=None)) as database:
        database.create_collation("norsk", lambda a, b: (a > b) - (a < b))  # named by the schema, asked by no row
        for script in scripts:
            for statement in statements(script):
                database.execute(statement)
        kinds = dict(database.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'").fetchall())
        made = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        for name in (name for name, kind in kinds.items() if kind == "table" and name != "sqlite_schema"):
            if database.execute(f'SELECT 1 FROM "{name}"').fetchone():  # noqa: S608 (its own name for it)
                raise BugError(f"a step leaves rows in {name}, which a new vault would lack")
    return tuple(sql for name, sql in made if kinds.get(name) != "shadow")  # a virtual table makes its own
