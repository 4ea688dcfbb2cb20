"""Writers of whole transcripts: what a reader of the same format reads again."""
