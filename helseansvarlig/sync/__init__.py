"""Everything that leaves the machine: container, cards, receipts, channels."""
