"""A synthetic institution with a year behind it, made through the same services as the real thing."""
