"""The pure heart: frozen values in, frozen values out; no Discord, SQL, clock, files or logging."""
