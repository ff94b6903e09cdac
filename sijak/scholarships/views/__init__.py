"""Pages for everybody, for the desk, for readers."""
