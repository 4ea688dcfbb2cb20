"""Playing audio: one contract, three players (libVLC, Qt Multimedia, silence)."""
