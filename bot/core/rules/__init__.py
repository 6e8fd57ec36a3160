"""The rules: what each finds is noise; one file, one idea."""
