"""Transcripts by machines, in JSON: words with times, speakers as numbers or letters."""
