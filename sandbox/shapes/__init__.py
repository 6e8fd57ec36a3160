"""How Discord writes things down: world objects to JSON. Nothing here changes the world."""
