"""Reading transcripts: bytes to Draft, one file per format, and a registry that ranks them."""
