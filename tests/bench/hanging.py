"""A measurement that never ends, and a process of its own that does not either.

Measures nothing: it shows that the others go on.
"""

import subprocess
import sys
import threading


def main() -> None:
    """Wait for ever."""
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"]):
        threading.Event().wait()


if __name__ == "__main__":
    main()
