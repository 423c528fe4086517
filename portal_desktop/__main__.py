"""``python -m portal_desktop`` and the command ``portal-desktop``."""

import gc
import sys


def main() -> int:
    """Run the program; the exit status."""
    # Nothing that is loaded becomes garbage: ``bootstrap`` collects on once the window stands.
    gc.disable()
    from portal_desktop.application.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
