"""What Turnlight knows: frozen data and pure functions, without Qt, files or SQL."""
