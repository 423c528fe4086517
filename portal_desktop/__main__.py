"""``python -m portal_desktop`` and the command ``portal-desktop``."""

import sys


def main() -> int:
    """Run the program; the exit status."""
    from portal_desktop.app import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
