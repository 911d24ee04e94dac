"""Reads lists that others made: text with separators, and spreadsheets. What comes from outside is never trusted."""
