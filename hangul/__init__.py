"""How is Korean written, spelled and misspelled? Text in, text out; no key, no store, no person."""
