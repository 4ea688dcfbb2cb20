"""What `turnlight export` does."""
