"""The built-in player, which needs nothing but the Python packages: FFmpeg stretches what is heard."""
