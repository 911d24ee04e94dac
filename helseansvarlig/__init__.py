"""The core of Helseansvarlig: rules, storage, documents and sending, without a window."""

__version__ = "0.1.0"
