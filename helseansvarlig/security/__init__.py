"""Who can open the vault: header, slots, key derivation, keyring."""
