"""The data file: what was saved is there after a restart, whatever happened to the disk."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_desktop.account.account import Account, new_account
from portal_desktop.common.errors import UserError
from portal_desktop.storage.sqlite.database import Database
from portal_desktop.storage.sqlite.errors import HoldsSecret
from portal_desktop.storage.sqlite.opening import FILE, open_store
from portal_desktop.storage.sqlite.records import StoredAttempt
from portal_desktop.storage.sqlite.schema import STEPS, VERSION, migrate
from portal_desktop.storage.sqlite.store import CALLS_KEPT, Store

CLUB = new_account("Harbour Rowing Club", "test")
SHOP = new_account("Tea by Post", "live", acct="acct_1")
KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path).store
    opened.put_account(CLUB)
    opened.put_account(SHOP)
    with closing(opened):
        yield opened


def restarted(store: Store, folder: Path) -> Store:
    store.close()
    opened = open_store(folder)
    assert opened.notices == ()
    return opened.store


def test_everything_is_back_after_a_restart(store: Store, tmp_path: Path) -> None:
    renamed = Account(CLUB.id, "Rowing Club", "test", acct="acct_9", in_keyring=True)
    store.put_account(renamed)
    store.save_draft(CLUB.id, "document", "one")
    store.save_draft(CLUB.id, "document", "two")
    revision = store.add_revision(CLUB.id, "bpc_1", 1_700_000_000, "As found", "{}")
    attempt = begun(store, key="k1")
    store.put_tick(CLUB.id, "dashboard.branding.font", '"Inter"', 5)
    store.add_call(CLUB.id, 7, "Read the portal settings", "worked")
    store.put_value("window", "1280x800")
    image = store.put_image(b"\x89PNG")

    with closing(restarted(store, tmp_path)) as again:
        assert again.accounts() == (renamed, SHOP)
        assert again.draft(CLUB.id, "document") == "two"
        assert again.draft(CLUB.id, "other") is None
        (found,) = again.revisions(CLUB.id)
        assert (found.id, found.at, found.title) == (revision, 1_700_000_000, "As found")
        assert again.attempts.of_account(CLUB.id) == (replace(attempt, this_run=False),)
        assert [(tick.path, tick.value) for tick in again.ticks(CLUB.id)] == [
            ("dashboard.branding.font", '"Inter"')
        ]
        again.end_tick(CLUB.id, "dashboard.branding.font")
        assert again.ticks(CLUB.id) == ()
        assert [call.words for call in again.calls(CLUB.id)] == ["Read the portal settings"]
        assert again.value("window") == "1280x800"
        assert again.image(image) == b"\x89PNG"


def test_what_was_not_closed_properly_is_there_all_the_same(tmp_path: Path) -> None:
    program = (
        "import os, pathlib, sys;"
        "from portal_desktop.storage.sqlite.opening import open_store;"
        "from portal_desktop.account.account import Account;"
        "store = open_store(pathlib.Path(sys.argv[1])).store;"
        "store.put_account(Account('a', 'Club', 'test'));"
        "store.save_draft('a', 'document', 'typed');"
        "os.kill(os.getpid(), 9) if hasattr(os, 'getuid') else os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)  # noqa: S603
    with closing(open_store(tmp_path).store) as store:
        assert store.draft("a", "document") == "typed"


@given(st.text(), st.text(max_size=20))
def test_any_text_comes_back_as_it_was_typed(text: str, title: str) -> None:
    with closing(memory()) as store:
        store.save_draft(CLUB.id, "document", text)
        store.add_revision(CLUB.id, "document", 0, title, text)
        (revision,) = store.revisions(CLUB.id)
        assert store.draft(CLUB.id, "document") == text
        assert (revision.title, revision.text) == (title, text)


def test_halves_of_characters_do_not_keep_a_draft_from_being_saved(store: Store) -> None:
    store.save_draft(CLUB.id, "document", "ab\ud83d")
    assert store.draft(CLUB.id, "document") == "ab?"


def test_revisions_are_listed_newest_first_and_by_scope(store: Store) -> None:
    for at, scope in ((10, "bpc_1"), (30, "account"), (20, "bpc_1"), (20, "bpc_1")):
        store.add_revision(CLUB.id, scope, at, "t", "{}")
    listed = store.revisions(CLUB.id)
    assert [one.at for one in listed] == [20, 20, 30, 10]  # whatever the clock said
    assert [one.id for one in listed] == sorted((one.id for one in listed), reverse=True)
    assert [one.at for one in store.revisions(CLUB.id, "bpc_1")] == [20, 20, 10]
    assert store.revisions(SHOP.id) == ()


def test_an_attempt_of_unknown_outcome_is_repeated_with_its_key(store: Store) -> None:
    first = begun(store, key="k1")
    assert begun(store, key="k2") == first
    assert begun(store, fingerprint="other", key="k3").key == "k3"
    assert begun(store, configuration="bpc_2", key="k4").key == "k4"
    assert begun(store, account=SHOP.id, key="k5").key == "k5"

    store.attempts.end(first.id)

    assert begun(store, key="k6").key == "k6"


def test_the_same_request_from_another_state_is_another_attempt(store: Store) -> None:
    assert begun(store, state="before", key="k1").key == "k1"
    assert begun(store, state="after", key="k2").key == "k2"


def test_a_spent_key_is_known_until_another_takes_its_place(store: Store) -> None:
    first = begun(store, key="k1")
    store.attempts.spend_key(first.id)
    assert begun(store, key="k2").key_spent
    store.attempts.renew_key(first.id, "k3")
    again = begun(store, key="k4")
    assert (again.key, bool(again.key_spent)) == ("k3", False)


def test_it_is_known_which_attempts_are_of_this_run(tmp_path: Path) -> None:
    with closing(open_store(tmp_path).store) as store:
        store.put_account(CLUB)
        assert begun(store, key="k1").this_run
    with closing(open_store(tmp_path).store) as again:
        (old,) = again.attempts.of_account(CLUB.id)
        assert not old.this_run
        assert begun(again, key="k2").this_run


def begun(
    store: Store,
    *,
    account: str = CLUB.id,
    configuration: str = "bpc_1",
    fingerprint: str = "same",
    state: str = "state",
    key: str,
) -> StoredAttempt:
    return store.attempts.begin(account, configuration, fingerprint, state, key=key, purpose="{}")


def test_only_the_newest_calls_are_kept(store: Store) -> None:
    store.add_call(SHOP.id, 1, "other account", "worked")
    for number in range(CALLS_KEPT + 3):
        store.add_call(CLUB.id, number, f"call {number}", "worked")
    calls = store.calls(CLUB.id, limit=CALLS_KEPT * 2)
    assert [call.at for call in calls] == list(range(CALLS_KEPT + 2, 2, -1))
    assert len(store.calls(SHOP.id)) == 1


def test_a_forgotten_account_leaves_nothing_behind(store: Store) -> None:
    mine, shared = store.put_image(b"mine"), store.put_image(b"shared")
    for account, text in ((CLUB, f"{mine} {shared}"), (SHOP, shared)):
        store.save_draft(account.id, "document", text)
        store.add_revision(account.id, "document", 1, "t", "{}")
        begun(store, account=account.id, key=account.id)
        store.put_tick(account.id, "p", "1", 1)
        store.add_call(account.id, 1, "w", "o")
        store.put_value("tab", "Links", account.id)

    store.remove_account(CLUB.id)

    assert store.accounts() == (SHOP,)
    assert store.draft(CLUB.id, "document") is None
    assert store.revisions(CLUB.id) == ()
    assert store.attempts.of_account(CLUB.id) == ()
    assert store.ticks(CLUB.id) == ()
    assert store.calls(CLUB.id) == ()
    assert store.value("tab", CLUB.id) is None
    assert (store.image(mine), store.image(shared)) == (None, b"shared")
    assert store.draft(SHOP.id, "document") == shared
    assert store.value("tab", SHOP.id) == "Links"
    with pytest.raises(LookupError):
        store.save_draft(CLUB.id, "document", "too late")
    assert store.draft(CLUB.id, "document") is None


@pytest.mark.parametrize(
    "write",
    [
        lambda store, text: store.save_draft(CLUB.id, "document", text),
        lambda store, text: store.add_revision(CLUB.id, "s", 1, text, "{}"),
        lambda store, text: store.add_revision(CLUB.id, "s", 1, "t", text),
        lambda store, text: store.attempts.begin(CLUB.id, "", "f", "s", key="k", purpose=text),
        lambda store, text: store.put_tick(CLUB.id, "p", text, 1),
        lambda store, text: store.add_call(CLUB.id, 1, text, "o"),
        lambda store, text: store.add_call(CLUB.id, 1, "w", text),
        lambda store, text: store.put_value("n", text),
        lambda store, text: store.put_account(new_account(text, "test")),
    ],
)
@pytest.mark.parametrize(
    "secret", [f'{{"x": "{KEY}"}}', "https://billing.stripe.com/p/session/test_YWNjdF8x"]
)
def test_a_secret_never_reaches_the_file(
    store: Store, tmp_path: Path, write: Callable[[Store, str], object], secret: str
) -> None:
    with pytest.raises(ValueError, match="must not be stored") as refused:
        write(store, secret)
    assert isinstance(refused.value, UserError)
    assert KEY not in f"{refused.value} {refused.value.detail}"
    store.close()
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert KEY.encode() not in written
    assert b"/p/session" not in written


@pytest.fixture
def full(tmp_path: Path) -> Store:
    """A store on a disk with no space for a long draft, until the shop is forgotten."""
    store = open_store(tmp_path, max_pages=60).store
    store.put_account(CLUB)
    store.put_account(SHOP)
    store.save_draft(CLUB.id, "document", "before")
    store.add_revision(SHOP.id, "s", 1, "t", "x" * 4096 * 20)
    return store


LONG = "y" * 4096 * 30


def test_a_full_disk_keeps_the_draft_and_saves_it_when_there_is_room(
    full: Store, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as said:
        full.save_draft(CLUB.id, "document", LONG)
    assert said.value.kind == "disk"
    assert "full" in said.value.title
    assert full.draft(CLUB.id, "document") == LONG

    full.remove_account(SHOP.id)
    full.unsaved_drafts.save()

    assert not full.unsaved_drafts.texts()
    with closing(restarted(full, tmp_path)) as again:
        assert again.draft(CLUB.id, "document") == LONG


def test_closing_saves_what_the_disk_could_not_take_before(full: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        full.save_draft(CLUB.id, "document", LONG)
    full.remove_account(SHOP.id)
    with closing(restarted(full, tmp_path)) as again:
        assert again.draft(CLUB.id, "document") == LONG


def test_a_disk_full_to_the_end_still_lets_go_of_the_file(full: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        full.save_draft(CLUB.id, "document", LONG)
    with pytest.raises(UserError):
        full.close()
    with closing(open_store(tmp_path).store) as again:
        assert again.draft(CLUB.id, "document") == "before"


def test_a_draft_with_a_secret_is_found_again_and_holds_up_no_other(
    store: Store, tmp_path: Path
) -> None:
    secret = f'{{"headline": "{KEY}"}}'
    with pytest.raises(HoldsSecret):
        store.save_draft(CLUB.id, "document", secret)
    assert store.draft(CLUB.id, "document") == secret
    store.save_draft(SHOP.id, "document", "typed")
    with pytest.raises(HoldsSecret):
        store.unsaved_drafts.save()
    store.save_draft(CLUB.id, "document", "without")
    assert not store.unsaved_drafts.texts()
    with closing(restarted(store, tmp_path)) as again:
        assert again.draft(CLUB.id, "document") == "without"
        assert again.draft(SHOP.id, "document") == "typed"


def test_what_belongs_to_a_draft_is_saved_with_it_when_there_is_room(
    full: Store, tmp_path: Path
) -> None:
    with pytest.raises(UserError):
        full.save_draft(
            CLUB.id, "document", LONG, beside=lambda: full.put_value("tab", "Links", CLUB.id)
        )
    assert full.value("tab", CLUB.id) is None
    full.remove_account(SHOP.id)
    full.unsaved_drafts.save()
    with closing(restarted(full, tmp_path)) as again:
        assert again.draft(CLUB.id, "document") == LONG
        assert again.value("tab", CLUB.id) == "Links"


@pytest.mark.parametrize("spoil", ["first page", "middle", "cut", "text", "stranger"])
def test_a_damaged_file_is_kept_and_a_new_one_started(tmp_path: Path, spoil: str) -> None:
    fill(tmp_path)
    damage(tmp_path / FILE, spoil)
    spoiled = (tmp_path / FILE).read_bytes()

    opened = open_store(tmp_path)

    with closing(opened.store) as store:
        (notice,) = opened.notices
        (kept,) = tmp_path.glob("*damaged*")
        assert kept.read_bytes() == spoiled
        assert kept.name in notice.advice
        assert notice.kind == "disk"
        store.put_account(SHOP)
        assert SHOP in store.accounts()
    with closing(open_store(tmp_path).store) as again:
        assert SHOP in again.accounts()


def test_what_can_be_read_of_a_damaged_file_is_carried_over(tmp_path: Path) -> None:
    fill(tmp_path)
    damage(tmp_path / FILE, "middle")
    opened = open_store(tmp_path)
    with closing(opened.store) as store:
        assert store.accounts() == (CLUB,)
        assert store.draft(CLUB.id, "document") == "typed"
        assert 0 < len(store.revisions(CLUB.id)) < 200
        assert "carried over" in opened.notices[0].advice


def test_two_damaged_files_on_one_day_are_both_kept(tmp_path: Path) -> None:
    for _turn in range(3):
        (tmp_path / FILE).write_bytes(b"no database at all" * 100)
        open_store(tmp_path).store.close()
    assert len(list(tmp_path.glob("*damaged*"))) == 3


def test_a_file_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    fill(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}

    with pytest.raises(UserError) as refused:
        open_store(tmp_path)

    assert "newer" in refused.value.title
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_newer_program_that_was_killed_finds_its_file_as_it_left_it(tmp_path: Path) -> None:
    fill(tmp_path)
    program = (
        "import os, sqlite3, sys;"
        "newer = sqlite3.connect(sys.argv[1], isolation_level=None);"
        f"newer.execute('PRAGMA user_version = {VERSION + 1}');"
        "newer.execute('PRAGMA wal_checkpoint(TRUNCATE)');"
        "newer.execute('CREATE TABLE later (text TEXT)');"
        "os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / FILE)], check=False)  # noqa: S603
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert before[f"{FILE}-wal"]

    with pytest.raises(UserError) as refused:
        open_store(tmp_path)

    assert "newer" in refused.value.title
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_second_opener_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        open_store(tmp_path)
    assert "Another program" in told.value.title
    assert not list(tmp_path.glob("*-shm"))
    assert store.accounts() == (CLUB, SHOP)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UserError) as said:
        open_store(tmp_path / "file" / "data")
    assert said.value.kind == "disk"


def test_lanes_and_the_window_may_save_at_the_same_time(store: Store) -> None:
    def save(account: Account) -> None:
        for number in range(50):
            store.save_draft(account.id, "document", str(number))
            store.add_call(account.id, number, "w", "o")

    threads = [threading.Thread(target=save, args=[account]) for account in (CLUB, SHOP, CLUB)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.draft(CLUB.id, "document") == store.draft(SHOP.id, "document") == "49"
    assert len(store.calls(CLUB.id)) == 100


def test_what_one_thread_takes_back_is_not_taken_from_another() -> None:
    with closing(in_memory()) as database:
        database.execute_change("INSERT INTO notes VALUES ('', 'count', '0')")
        other = threading.Thread(
            target=lambda: database.execute_change("INSERT INTO notes VALUES ('', 'other', 'kept')")
        )

        def take_back() -> None:
            with database.transaction():
                database.execute_change("UPDATE notes SET text = '1'")
                other.start()
                other.join(0.1)
                raise InterruptedError

        with pytest.raises(InterruptedError):
            take_back()
        other.join()
        assert database.fetch_rows("SELECT name, text FROM notes ORDER BY name") == [
            ("count", "0"),
            ("other", "kept"),
        ]


def test_a_file_from_before_keys_could_be_left_knows_of_none(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    for step in STEPS[:2]:
        connection.executescript(step)
    row = (CLUB.id, CLUB.name, CLUB.mode, CLUB.kind, CLUB.base, CLUB.acct, True)
    connection.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    with closing(open_store(tmp_path).store) as store:
        assert store.accounts() == (replace(CLUB, in_keyring=True),)
        store.keep_only_name(replace(CLUB, key_to_delete=True))
        assert store.accounts() == (replace(CLUB, key_to_delete=True),)


def in_memory() -> Database:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    return Database(connection)


def memory() -> Store:
    """A store of this run only, for tests that need many."""
    store = Store(in_memory())
    store.put_account(CLUB)
    return store


def fill(folder: Path) -> None:
    with closing(open_store(folder).store) as store:
        store.put_account(CLUB)
        store.save_draft(CLUB.id, "document", "typed")
        for number in range(200):
            store.add_revision(CLUB.id, "s", number, "t", "z" * 3_000)


def damage(path: Path, how: str) -> None:
    if how == "text":
        path.write_text("A letter to my aunt. " * 500)
    elif how == "stranger":
        path.unlink()
        with closing(sqlite3.connect(path)) as stranger:
            stranger.execute("CREATE TABLE accounts (name TEXT)")
    else:
        data = bytearray(path.read_bytes())
        half = len(data) // 2 // 4096 * 4096
        at = {"first page": 100, "middle": half, "cut": len(data)}[how]
        data[at : at + 40_960] = b"\xaa" * min(40_960, len(data) - at)
        path.write_bytes(data[: half + 99] if how == "cut" else data)
