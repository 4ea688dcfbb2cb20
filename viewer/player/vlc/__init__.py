"""Playing with libVLC, the default: it is fed samples, stretches them in time, and hands them on."""
