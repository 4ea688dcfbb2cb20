"""What the window does, without widgets: playback, opening, settings, work in the background."""
