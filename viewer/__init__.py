"""Turnlight: an audio file and its transcript in one window, the turn being heard lit."""

__version__ = "0.1.0"
