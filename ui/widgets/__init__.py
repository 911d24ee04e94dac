"""Reusable pieces; they know no service."""
