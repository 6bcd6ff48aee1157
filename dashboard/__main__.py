"""``python -m dashboard`` is the command ``gongkai``."""

from dashboard.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
