"""The only code that calls a cipher: what an auditor reads first. Formats: docs/vault.md."""
