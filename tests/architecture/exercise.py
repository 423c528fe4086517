"""The exercise of CONTRIBUTING.md, done in a copy of the program: a new option is found everywhere.

``python -m tests.architecture.exercise FOLDER`` runs in the copy and prints a line for each place
in which the option was found. Stripe's SDK is told of the parameter, as a newer one would be.
"""

import json
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.program import Program

PATH = "business_profile.greeting"
WORDS = "Good to see you"


def main(folder: str) -> None:
    """Set the option as somebody would, and look for it on its way to Stripe and back."""
    from portal_desktop.application import cli

    cli.load_qt()
    _newer_sdk()
    from tests.support.program import program

    with program(Path(folder)) as running:
        running.open_demo()
        _look(running)
    sys.stdout.flush()


def _newer_sdk() -> None:
    """A version of the SDK whose types have the parameter."""
    for module, name in (
        ("stripe.params.billing_portal._configuration_create_params", "ConfigurationCreateParams"),
        ("stripe.params.billing_portal._configuration_update_params", "ConfigurationUpdateParams"),
    ):
        sent = getattr(import_module(module), f"{name}BusinessProfile")
        sent.__annotations__["greeting"] = str
    answered = import_module("stripe.billing_portal").Configuration.BusinessProfile
    answered.__annotations__["greeting"] = str | None


def _look(running: "Program") -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from portal_desktop.publishing.plan import outgoing, update_request
    from portal_desktop.ui.publishing.review_rows import ChangeRow
    from portal_desktop.ui.widgets.line_edit import LineEdit
    from portal_desktop.wording.summary import summarize_settings
    from tests.ui.support.workspaces import control

    room = running.room
    document = room.session.document
    room.open_tab("branding")
    field = control(room, PATH, LineEdit)
    QTest.keyClicks(field, WORDS)
    _say("form", document.draft.get(PATH))
    room.open_tab("links")
    QTest.keyClicks(room.top.search, "greeting")
    QTest.keyClick(room.top.search, Qt.Key.Key_Return)
    running.rest()
    focused = running.app.focusWidget()
    _say("search", focused.objectName() if focused else "")
    plan = document.plan
    _say("plan", [change.path for change in plan.changes])
    going = outgoing(plan)
    _say("request", [going.paths, update_request(going)])
    said = summarize_settings(document.draft, document.account_snapshot, date(2026, 11, 20), "en")
    _say("summary", [each for part in said.customers for each in part.sentences if WORDS in each])
    room.bar.open_review()
    running.rest()
    _say("review", [row.change.path for row in running.window.findChildren(ChangeRow)])
    room.session.writes.publish_plan(plan)
    running.rest()
    _say("embedded account", document.base.get(PATH))


def _say(place: str, found: object) -> None:
    sys.stdout.write(f"{json.dumps([place, found])}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
