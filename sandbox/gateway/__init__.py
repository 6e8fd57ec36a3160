"""The gateway, version 10: sessions that outlive their sockets, intents, compression, op codes."""
