"""What do the pages of health read? One module a noun; names arrive in one call to the vault."""
