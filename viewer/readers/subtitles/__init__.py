"""Subtitles: cues with times, joined to turns."""
