"""Sijak: from a request for help to a kept bond."""
