"""The floor: plain Django pages with the same rows in clear text, a session, and no audit."""
