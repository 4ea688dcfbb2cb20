"""Annotations from other programs' files."""
