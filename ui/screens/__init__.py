"""One folder per feature: screen draws, presenter decides."""
