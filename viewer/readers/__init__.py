"""Readers: the bytes of a file, or what was pasted, become a transcript."""
