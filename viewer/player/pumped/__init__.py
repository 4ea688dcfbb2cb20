"""Players that handle the samples themselves, and so know what is heard: what they have in common."""
