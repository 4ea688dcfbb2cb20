"""How a transcript was read: its file beside what was found in it, and what can be chosen."""
