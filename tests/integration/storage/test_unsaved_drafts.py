"""What the disk did not take is written elsewhere, and taken in at the next start."""

import json
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from portal_desktop.account.account import demo_account, new_account
from portal_desktop.common.errors import Information, UserError
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.settings.edit_history import start_history
from portal_desktop.settings.serialization import dump_history
from portal_desktop.settings.settings import Settings
from portal_desktop.storage.account_storage import AccountStorage
from portal_desktop.storage.sqlite.opening import open_store
from portal_desktop.storage.sqlite.store import Store
from portal_desktop.storage.unsaved_drafts import NAME, UnsavedDrafts
from tests.integration.application.test_cli import PATIENCE, environment, run, started
from tests.integration.storage.full_disk_program import TYPED

CLUB = new_account("Harbour Rowing Club", "test")
KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder, on another disk than the data."""
    made = tmp_path / "home"
    made.mkdir()
    monkeypatch.setenv("HOME", str(made))
    monkeypatch.setenv("USERPROFILE", str(made))
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """A store whose disk is full, with a draft that it could not take."""
    opened = open_store(folder, max_pages=60).store
    opened.put_account(CLUB)
    opened.save_draft(CLUB.id, "default", history("Before"))
    opened.put_account(demo_account())
    opened.add_revision("demo", "s", 1, "t", "x" * 4096 * 22)
    with pytest.raises(UserError):
        opened.save_draft(CLUB.id, "default", history("typed" * 9_000))
    yield opened
    opened.unsaved_drafts.forget(CLUB.id)
    opened.close()


def history(headline: str) -> str:
    return dump_history(start_history(Settings({HEADLINE.path: headline})))


def headline(store: Store) -> object:
    found = AccountStorage(store, CLUB).load_history()
    assert found is not None
    return found.draft[HEADLINE]


def test_a_copy_says_what_it_is_and_whose(store: Store, folder: Path) -> None:
    drafts = UnsavedDrafts(store, folder)
    copy = json.loads(drafts.copy())
    assert "Drafts of Portal Desktop" in copy["what"]
    assert str(folder) in copy["what"]
    assert [each["name"] for each in copy["drafts"]] == [CLUB.name]
    assert drafts.names() == (CLUB.name,)


def test_what_was_rescued_is_taken_in_at_the_next_start_and_only_once(
    store: Store, folder: Path, home: Path
) -> None:
    rescued = UnsavedDrafts(store, folder).rescue()
    assert rescued is not None
    assert rescued.parent == home
    if sys.platform != "win32":
        assert stat.S_IMODE(rescued.stat().st_mode) == 0o600
    store.unsaved_drafts.forget(CLUB.id)
    store.close()

    with closing(open_store(folder).store) as again:
        (told,) = UnsavedDrafts(again, folder).take_in()
        assert isinstance(told, Information)
        assert CLUB.name in told.title
        assert headline(again) == "typed" * 9_000
        (version,) = AccountStorage(again, CLUB).versions()
        assert version.settings[HEADLINE] == "Before"
        assert list(home.iterdir()) == []
        assert UnsavedDrafts(again, folder).take_in() == ()


def test_a_disk_that_is_still_full_leaves_the_file_where_it_is(
    store: Store, folder: Path, home: Path
) -> None:
    drafts = UnsavedDrafts(store, folder)
    rescued = drafts.rescue()
    (told,) = drafts.take_in()
    assert "full" in told.title
    assert list(home.iterdir()) == [rescued]


JUNK = {
    "text": "A letter to my aunt.",
    "a list": "[]",
    "another format": '{"format": 2, "drafts": []}',
    "no draft": '{"format": 1, "drafts": [{"account": "a", "scope": "b"}]}',
    "a draft that cannot be read": json.dumps(
        {"format": 1, "drafts": [{"account": CLUB.id, "scope": "default", "draft": "{}"}]}
    ),
    "a business that is not here": json.dumps(
        {"format": 1, "drafts": [{"account": "x", "scope": "default", "draft": history("Hi")}]}
    ),
}


@pytest.mark.parametrize("junk", JUNK)
def test_a_file_with_something_else_in_it_is_said_and_changes_nothing(
    folder: Path, junk: str
) -> None:
    with closing(open_store(folder).store) as store:
        store.put_account(CLUB)
        store.save_draft(CLUB.id, "default", history("Before"))
        (folder / f"{NAME}.json").write_text(JUNK[junk])
        (told,) = UnsavedDrafts(store, folder).take_in()
        assert "could not be taken in" in told.title
        assert not isinstance(told, Information)
        assert headline(store) == "Before"
        (kept,) = folder.glob(f"{NAME}*")
        assert kept.read_text() == JUNK[junk]


@pytest.mark.skipif(sys.platform == "win32", reason="links are made by administrators there")
def test_no_link_of_somebody_else_is_followed(
    store: Store, folder: Path, home: Path, tmp_path: Path
) -> None:
    drafts = UnsavedDrafts(store, folder)
    rescued = drafts.rescue()
    assert rescued is not None
    mine = tmp_path / "mine.txt"
    rescued.rename(mine)
    rescued.symlink_to(mine)
    assert drafts.take_in() == ()
    before = mine.read_text()
    assert drafts.rescue() == rescued
    assert not rescued.is_symlink()
    assert mine.read_text() == before


def test_a_draft_with_a_secret_is_rescued_nowhere(folder: Path, home: Path) -> None:
    with closing(open_store(folder).store) as store:
        store.put_account(CLUB)
        with pytest.raises(UserError):
            store.save_draft(CLUB.id, "default", history(KEY))
        assert UnsavedDrafts(store, folder).rescue() is None
    assert list(home.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no polite kill")
def test_a_polite_kill_on_a_full_disk_loses_nothing(folder: Path, home: Path) -> None:
    with started("-m", "tests.integration.storage.full_disk_program", str(folder)) as running:
        assert running.stdout is not None
        assert "disk is full" in running.stdout.readline()
        running.send_signal(signal.SIGTERM)
        _out, err = running.communicate(timeout=PATIENCE)
    (rescued,) = home.iterdir()
    assert str(rescued) in err
    ended = run("--self-test", "--demo", "--data", str(folder), env=environment())
    assert ended.returncode == 0
    assert list(home.iterdir()) == []
    with closing(open_store(folder).store) as store:
        found = AccountStorage(store, demo_account()).load_history()
    assert found is not None
    assert found.draft[TERMS] == TYPED
