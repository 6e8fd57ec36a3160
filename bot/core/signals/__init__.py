"""The signals: what each finds is talk; one file, one idea."""
