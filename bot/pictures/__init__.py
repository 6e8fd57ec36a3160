"""Pictures: core values in, PNG bytes out; every machine draws the same ones."""
