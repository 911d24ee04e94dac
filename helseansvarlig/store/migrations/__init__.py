"""Numbered schema steps; never edited after release."""
