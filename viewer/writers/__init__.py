"""Episodes and what readers say of them, as files for other programs."""
