"""Transcripts by machines, in JSON: a file for each service; `words` makes turns of words with times."""
