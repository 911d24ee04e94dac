"""The municipality's window: open what was sealed to us, keep it, and answer with a signed receipt."""
