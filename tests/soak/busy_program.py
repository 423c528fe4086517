"""The real program, and somebody who types, publishes and does things at Stripe until killed.

Each line that is written says when something was begun or typed, what, and with which words.
"""

import random
import sys
import time
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest

from portal_desktop.account.snapshot import NOTHING_KNOWN
from portal_desktop.actions import action as acts
from portal_desktop.actions import catalogue_actions as catalogue_acts
from portal_desktop.actions.action import Action
from portal_desktop.actions.catalogue_actions import NEW_FORM
from portal_desktop.application import bootstrap as door
from portal_desktop.application import cli as app
from portal_desktop.application.account_service import AccountService, StartOptions
from portal_desktop.catalogue.forms import ProductForm
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE
from portal_desktop.ui.background.jobs import Jobs
from portal_desktop.ui.shell.main_window import MainWindow
from portal_desktop.ui.shell.workspace import Workspace
from portal_desktop.ui.widgets.line_edit import LineEdit

LOOK = 20
LONGEST_PAUSE = 120
"""Milliseconds between two things that are done."""


class Somebody(QObject):
    """Does one thing after the other, at random; ``turn`` makes every word of it its own."""

    def __init__(self, window: MainWindow, turn: int) -> None:
        super().__init__(window)
        self._window, self._turn, self._done = window, turn, 0
        self._random = random.Random(turn)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)
        self._timer.start(LOOK)

    @property
    def _room(self) -> Workspace | None:
        room = self._window.workspace
        ready = room is not None and room.session.state == "ready" and not room.session.is_busy
        # What exists already has to be known, or nobody could tell it from what is made.
        snapshot = room.document.account_snapshot if room is not None else NOTHING_KNOWN
        catalogue, reasons = snapshot.catalogue, snapshot.feedback_options
        known = catalogue is not None and catalogue.complete and reasons is not None
        return room if ready and known else None

    def _next(self) -> None:
        room = self._room
        if room is None:
            self._timer.start(LOOK)
            return
        self._done += 1
        doings = (self._type, self._type, self._publish, self._publish, self._make, self._switch)
        self._random.choice(doings)(room, f"Words {self._turn}.{self._done}")
        self._timer.start(self._random.randrange(LONGEST_PAUSE))

    def _type(self, room: Workspace, words: str) -> None:
        room.open_tab("branding")
        field = self._window.findChild(LineEdit, HEADLINE.path)
        assert field is not None
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
        _say("typed", room.document.draft[HEADLINE])

    def _publish(self, room: Workspace, _words: str) -> None:
        plan = room.document.plan
        if plan.is_publishable:
            _say("publish", room.document.draft[HEADLINE])
            room.session.writes.publish_plan(plan)

    def _make(self, room: Workspace, words: str) -> None:
        if self._random.random() < 0.5:
            self._act(room, "reason", words, acts.create_feedback_option(words))
            return
        room.session.unsent.set_field(NEW_FORM, "name", words)
        _say("form", words)
        # Going on is no part of what was sent, and stays where it was typed.
        self._act(room, "product", words, catalogue_acts.create_product(ProductForm(name=words)))

    def _switch(self, room: Workspace, words: str) -> None:
        on = room.document.base.get(LOGIN_PAGE) is True
        self._act(room, "link", words, acts.deactivate_link() if on else acts.activate_link())

    def _act(self, room: Workspace, kind: str, words: str, act: Action) -> None:
        _say(kind, words)
        room.session.writes.perform_action(act)


def _say(what: str, words: str) -> None:
    sys.stdout.write(f"{time.monotonic()!r} {what} {words}\n")
    sys.stdout.flush()


def main(folder: str, base: str, turn: str) -> None:
    """Go on until killed."""
    made = door._make_window

    def watched(
        account_service: AccountService, jobs: Jobs, start_options: StartOptions
    ) -> MainWindow:
        window = made(account_service, jobs, start_options)
        QTimer.singleShot(0, window, partial(Somebody, window, int(turn)))
        return window

    door._make_window = watched
    _say("started", turn)
    app.main(["--demo", "--api-base", base, "--data", folder])


if __name__ == "__main__":
    main(*sys.argv[1:])
