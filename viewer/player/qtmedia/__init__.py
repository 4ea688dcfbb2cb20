"""Qt Multimedia: a player of its own, and a way to the sound device for others."""
