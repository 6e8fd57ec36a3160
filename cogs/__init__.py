"""Discord's side: gate, translate, call one use case, render. Loaded by name; nobody imports it."""
