"""``python -m viewer`` is ``turnlight``."""

from viewer.cli import main

if __name__ == "__main__":
    main()
