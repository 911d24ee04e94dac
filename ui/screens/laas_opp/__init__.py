"""The locked door: password, or the recovery sheet."""
