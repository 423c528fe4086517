"""Killed while typing, publishing and doing things at Stripe: nothing is done twice, nothing typed
is lost, and what the next start says is true."""

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from portal_desktop.actions.catalogue_actions import NEW_FORM
from portal_desktop.emulator import demo
from portal_desktop.emulator.server import serve
from portal_desktop.options.business_profile import HEADLINE, LOGIN_PAGE
from portal_desktop.ui.session.session import AccountSession
from tests.soak.killing import WRITES, Counting, Life, Line, killed, until_idle
from tests.ui.support.account_service import wait_until
from tests.ui.support.programs import Program, program, set_faults

LONG = "PORTAL_SOAK" in os.environ
CHAINS, KILLS = (20, 10) if LONG else (1, 4)
"""A chain of kills goes on with the same folder and the same account."""
SAFE_AFTER, PATIENCE = 0.7, 30
"""Seconds after which what was typed is on the disk, and that Stripe may go on for."""
FAULTS = (
    (),
    ("POST /v1=slow:60",),
    ("POST /v1=slow:300",),
    ("POST /v1=drop-after*1",),
    ("POST /v1=503-after*1",),
    ("GET /v1=slow:40",),
)

DONE = ("Published", "Product created", "Reason made", "Login link")
"""How the history's entries of what was done at Stripe begin."""


@dataclass
class Start:
    """What the next start says, and of what."""

    recovered: list[str] = field(default_factory=list)
    drifted: list[object] = field(default_factory=list)

    def listen(self, session: AccountSession) -> None:
        """Hear everything from the first reading on."""
        session.recovered.connect(self.recovered.append)
        session.drifted.connect(self.drifted.append)


@pytest.mark.parametrize("chain", range(CHAINS))
def test_the_next_start_knows_what_was_done(qapp: QApplication, tmp_path: Path, chain: int) -> None:
    stripe = Counting(demo())
    life = Life(stripe, stripe.account.now)
    with serve(stripe) as base:
        for turn in range(chain * KILLS, (chain + 1) * KILLS):
            set_faults(stripe, *FAULTS[turn % len(FAULTS)])
            at, lines = killed(tmp_path, base, turn)
            life.lines += lines
            set_faults(stripe)
            # Stripe goes on with what it was asked, whoever asked.
            until_idle(stripe, base, PATIENCE)
            start = Start()
            with program(tmp_path, base, demo=True, before=start.listen) as running:
                session = running.room.session
                assert start.drifted == [], "one's own doing is told as somebody else's"
                assert not session.document.plan.conflicts
                check_portal(life, session)
                check_history(life, session)
                check_typed(life, session, [line for line in lines if line.at < at - SAFE_AFTER])
                check_sentences(life, session, lines, start.recovered)
                finish(life, running)
    stripe.close()


def check_portal(life: Life, session: AccountSession) -> None:
    """What is taken for published is what stands at Stripe, and somebody published it."""
    assert session.document.base[HEADLINE] == life.headline
    assert session.document.base[LOGIN_PAGE] == life.link
    assert life.headline in {"", *life.words("publish")}


def check_history(life: Life, session: AccountSession) -> None:
    """The history has all that was done at Stripe, each once, and nothing else."""
    titles = [each.title for each in session.versions() if each.title.startswith(DONE)]
    assert len(titles) == life.account.now - life.began, titles
    for what, title in (("product", "Product created"), ("reason", "Reason made")):
        for words in life.words(what):
            made = life.made(words)
            assert made <= 1, f"made twice: {words}"
            assert titles.count(f"{title}: {words}") == made, f"wrong about {words}"


def check_typed(life: Life, session: AccountSession, safe: list[Line]) -> None:
    """What was typed is there, and what is made is not offered to be made again."""
    typed = life.words("typed")
    last = next((line.words for line in reversed(safe) if line.what == "typed"), None)
    if last is not None:
        assert session.document.draft[HEADLINE] in typed[typed.index(last) :]
    form = session.unsent.fields_of(NEW_FORM).get("name", "")
    assert life.made(form) == 0, f"offered again: {form}"


def check_sentences(
    life: Life, session: AccountSession, lines: list[Line], said: list[str]
) -> None:
    """What is said of the last run is true, and said of nothing else."""
    assert len(said) <= 1, "one thing at a time was sent"
    for sentence in said:
        assert sentence.endswith("). The program was closed before the answer.") or (
            sentence.startswith("Published at ")
            and sentence.endswith(". The program was closed before the answer.")
        )
        last = [line for line in lines if line.what in WRITES][-1]
        if last.what == "publish":
            assert sentence.startswith("Published at ")
            assert life.headline == last.words
        elif last.what == "link":
            assert sentence.startswith(f"Login link {'activated' if life.link else 'deactivated'}")
        else:
            assert f": {last.words} (" in sentence
            assert life.made(last.words) == 1


def finish(life: Life, running: Program) -> None:
    """Do what is not done yet, as the program offers it; it is done once then."""
    session = running.room.session
    done: list[object] = []
    session.published.connect(done.append)
    if session.document.plan.is_publishable:
        before = life.account.now
        headline = str(session.document.draft[HEADLINE])
        life.lines.append(Line(time.monotonic(), "publish", headline))
        session.writes.publish_plan(session.document.plan)
        wait_until(lambda: bool(done))
        assert life.account.now == before + 1
    running.rest()
    assert not session.document.plan.changes
