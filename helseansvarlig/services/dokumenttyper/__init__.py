"""The documents of the field: one composing function each, from one snapshot of the record."""
