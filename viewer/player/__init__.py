"""Playing audio: one contract, three players (libVLC, the built-in one, silence)."""
