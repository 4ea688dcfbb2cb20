"""Is what is lit what is heard? The program plays noise, a null sink hears it, and both are compared."""
