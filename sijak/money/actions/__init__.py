"""What changes money? Deeds only, one transaction each."""
