"""One verb a file: gather, decide, act."""
