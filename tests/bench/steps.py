"""What takes the memory: the program put together in steps, measured after each."""

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

gc.disable()

from tests.bench.used import used  # noqa: E402

Step = Callable[[], object]


def main(folder: str) -> None:
    """Say how much each step added, in megabytes."""
    steps: dict[str, Step] = {
        "Python": lambda: None,
        "Qt": _qt,
        "the window's code": _our_code,
        "Stripe's SDK and requests": _stripe,
        "the embedded account": _emulator,
        "Babel": _babel,
        "the demo open, with preview": lambda: _open(Path(folder)),
    }
    added, before = {}, 0.0
    for name, step in steps.items():
        step()
        now = used().resident
        added[name], before = now - before, now
    sys.stdout.write(json.dumps(added) + "\n")
    sys.stdout.flush()
    os._exit(0)


def _qt() -> None:
    from portal_desktop.application import cli as app

    app.load_qt()
    from portal_desktop.ui.platform.application import make_application

    made.append(make_application(app.NAME))


def _our_code() -> None:
    import portal_desktop.application.bootstrap
    import portal_desktop.ui.preview.preview_pane
    import portal_desktop.ui.tabs.subscription  # noqa: F401


def _stripe() -> None:
    import portal_desktop.stripe_api
    import portal_desktop.stripe_api.in_process_http
    import portal_desktop.stripe_api.portal_configuration  # noqa: F401


def _emulator() -> None:
    from portal_desktop import emulator

    made.append(emulator.demo())


def _babel() -> None:
    from portal_desktop.common import money
    from portal_desktop.common.dates import date_text

    money.format_money(money.Money(1_000, "eur"), "en")
    date_text(0, "en")


def _open(folder: Path) -> None:
    from tests.support.program import program

    running = program(folder)
    running.__enter__().open_demo()
    made.append(running)


made: list[object] = []
"""What has to stay until the end."""

if __name__ == "__main__":
    main(sys.argv[1])
