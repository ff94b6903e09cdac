"""Which closed lists does health have? One module an area."""
