"""First run: from an empty machine to the first child in four plain steps, without a technical question."""
