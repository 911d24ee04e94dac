"""Law, deadlines, red flags and telephone numbers as dated data."""
