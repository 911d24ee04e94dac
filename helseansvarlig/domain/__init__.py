"""What the field is made of: frozen values and pure rules."""
