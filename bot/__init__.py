"""Half Hour: a Discord bot that runs one dare, to stop selling and be social for half an hour."""
