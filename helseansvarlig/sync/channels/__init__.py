"""One adapter per way out of the machine."""
