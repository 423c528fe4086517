"""Where a key is kept: the same contract for the computer's keyring and for this run's memory."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.core import load_keyring

from portal_desktop.account.account import STRIPE
from portal_desktop.common.errors import UserError
from portal_desktop.credentials.api_key import ApiKey, read_key
from portal_desktop.credentials.key_storage import (
    Keyring,
    KeyringVerdict,
    KeyStore,
    MemoryKeyStore,
    find_key,
    forget_key,
    keep_key,
)
from tests.integration.credentials.secret_service import SecretService, missing, secret_service

OTHER = "http://127.0.0.1:9"


def key(secret: str) -> ApiKey:
    made = read_key(secret)
    assert isinstance(made, ApiKey)
    return made


FIRST, SECOND = key("sk_test_" + "first" * 5), key("rk_live_" + "second" * 5)


@pytest.fixture(scope="module")
def service() -> Iterator[SecretService]:
    if missing():
        pytest.skip(f"not installed here: {', '.join(missing())}")
    with secret_service() as running:
        yield running


@pytest.fixture
def real_keyring(
    service: SecretService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Keyring]:
    """A name space of its own on the real Secret Service."""
    for name, value in service.environment.items():
        monkeypatch.setenv(name, value)
    with chosen(load_keyring("keyring.backends.SecretService.Keyring")):
        yield Keyring(tmp_path)


class chosen:  # noqa: N801 - reads as a with-statement
    """Makes the keyring library use a backend for a while."""

    def __init__(self, backend: keyring.backend.KeyringBackend) -> None:
        self._backend = backend
        self._before = keyring.get_keyring()

    def __enter__(self) -> None:
        keyring.set_keyring(self._backend)

    def __exit__(self, *_error: object) -> None:
        keyring.set_keyring(self._before)


@pytest.fixture(params=["this run", "keyring"])
def store(request: pytest.FixtureRequest) -> KeyStore:
    if request.param == "this run":
        return MemoryKeyStore()
    found: Keyring = request.getfixturevalue("real_keyring")
    return found


def test_a_saved_key_is_found_again(store: KeyStore) -> None:
    assert store.find("a", STRIPE) is None
    store.save("a", STRIPE, FIRST)
    store.save("b", STRIPE, SECOND)
    assert store.find("a", STRIPE) == FIRST
    assert store.find("b", STRIPE) == SECOND


def test_a_key_is_never_found_for_another_address(store: KeyStore) -> None:
    store.save("a", STRIPE, FIRST)
    assert store.find("a", OTHER) is None


def test_a_newer_key_replaces_the_older(store: KeyStore) -> None:
    store.save("a", STRIPE, FIRST)
    store.save("a", OTHER, SECOND)
    assert store.find("a", STRIPE) is None
    assert store.find("a", OTHER) == SECOND


def test_a_forgotten_key_is_gone_and_forgetting_twice_is_no_error(store: KeyStore) -> None:
    store.save("a", STRIPE, FIRST)
    store.save("b", STRIPE, SECOND)
    store.forget("a")
    store.forget("a")
    assert store.find("a", STRIPE) is None
    assert store.find("b", STRIPE) == SECOND


def test_data_folders_do_not_see_each_others_keys(real_keyring: Keyring, tmp_path: Path) -> None:
    real_keyring.save("a", STRIPE, FIRST)
    assert Keyring(tmp_path / "other").find("a", STRIPE) is None
    assert Keyring().find("a", STRIPE) is None
    assert Keyring(tmp_path / "x" / "..").find("a", STRIPE) == FIRST


def test_what_another_program_wrote_there_counts_as_nothing(
    real_keyring: Keyring, tmp_path: Path
) -> None:
    for strange in ("", "{", "[]", "null", f'{{"base": "{STRIPE}", "key": "pk_test_12345678"}}'):
        keyring.set_password(f"Portal Desktop ({tmp_path.resolve()})", "a", strange)
        assert real_keyring.find("a", STRIPE) is None


def test_the_key_is_in_no_file_as_it_is(real_keyring: Keyring, service: SecretService) -> None:
    real_keyring.save("a", STRIPE, FIRST)
    written = [path.read_bytes() for path in service.home.rglob("*") if path.is_file()]
    assert len(written) > 1
    assert not any(FIRST.secret.encode() in data for data in written)


def test_it_is_detected_and_survives_a_restart(service: SecretService) -> None:
    save = "print(Keyring().check_backend()); Keyring().save('restart', 'https://a', key)"
    assert "usable=True" in run(service, save)
    assert run(service, "print(Keyring().find('restart', 'https://a') == key)") == "True"
    assert run(service, "print(Keyring().find('restart', 'https://b'))") == "None"


@pytest.mark.usefixtures("service")  # skips where there is none
def test_a_locked_keyring_is_said_with_a_next_step() -> None:
    lock_and_find = """
        from keyring.backends.SecretService import Keyring as Library
        Library().get_preferred_collection().lock()
        tell(lambda: Keyring().find("a", "https://a"))
        """
    with secret_service() as to_be_locked:
        said = run(to_be_locked, lock_and_find)
    assert said.startswith("keyring The computer’s keyring is locked")
    assert "Unlock it and try again" in said


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be stopped here")
def test_a_keyring_that_never_answers_is_given_up(service: SecretService) -> None:
    os.kill(service.pid, signal.SIGSTOP)
    try:
        said = run(service, "tell(lambda: Keyring(limit=0.2).save('a', 'https://a', key))")
    finally:
        os.kill(service.pid, signal.SIGCONT)
    assert "does not answer" in said
    assert "for this run only" in said


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be stopped here")
@pytest.mark.parametrize("before", [None, SECOND], ids=["nothing", "an older key"])
def test_what_is_saved_after_it_was_given_up_is_taken_out_again(
    service: SecretService, real_keyring: Keyring, tmp_path: Path, before: ApiKey | None
) -> None:
    if before is not None:
        real_keyring.save("a", STRIPE, before)
    hasty = Keyring(tmp_path, limit=0.3)
    os.kill(service.pid, signal.SIGSTOP)
    try:
        assert "does not answer" in user_error_of(lambda: hasty.save("a", STRIPE, FIRST)).title
    finally:
        os.kill(service.pid, signal.SIGCONT)
    assert once_it_answers(hasty) == before
    assert real_keyring.find("a", STRIPE) == before


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes cannot be stopped here")
def test_what_was_given_up_before_it_was_begun_never_is(
    service: SecretService, tmp_path: Path, real_keyring: Keyring
) -> None:
    hasty = Keyring(tmp_path, limit=0.3)
    os.kill(service.pid, signal.SIGSTOP)
    try:
        for ask in (lambda: hasty.find("b", STRIPE), lambda: hasty.save("a", STRIPE, FIRST)):
            assert "does not answer" in user_error_of(ask).title
    finally:
        os.kill(service.pid, signal.SIGCONT)
    assert once_it_answers(hasty) is None
    hasty.save("a", STRIPE, SECOND)
    assert real_keyring.find("a", STRIPE) == SECOND


def once_it_answers(place: Keyring) -> ApiKey | None:
    """What is kept of ``a``, after all that was asked before."""
    for _time in range(100):
        try:
            return place.find("a", STRIPE)
        except UserError:
            continue
    raise AssertionError("it never answered")


def user_error_of(ask: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as told:
        ask()
    return told.value


def run(service: SecretService, program: str) -> str:
    """What a program of its own prints, as after a restart."""
    start = """
        from portal_desktop.common.errors import UserError
        from portal_desktop.credentials.api_key import read_key
        from portal_desktop.credentials.key_storage import Keyring
        key = read_key("sk_test_" + "restart" * 4)
        def tell(ask):
            try:
                ask()
            except UserError as trouble:
                print(trouble.kind, trouble)
    """
    # As the program ends: a thread may still be waiting for the keyring.
    end = "\nimport os, sys\nsys.stdout.flush()\nos._exit(0)"
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", "".join(map(textwrap.dedent, (start, program, end)))],
        env={**os.environ, **service.environment},
        capture_output=True,
        text=True,
        timeout=90,
        check=True,
    )
    return done.stdout.strip()


class PlaintextKeyring(keyring.backend.KeyringBackend):
    """A backend that keeps what it gets in the open, as ``keyrings.alt`` has one."""

    priority = 0.5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Chain(keyring.backends.chainer.ChainerBackend):
    """The library's chain, with links of the test's choice."""

    priority = -1.0
    backends: list[keyring.backend.KeyringBackend] = []  # noqa: RUF012 - as in the library

    def __init__(self, *links: keyring.backend.KeyringBackend) -> None:
        self.backends = list(links)


@pytest.mark.parametrize(
    "backend",
    [keyring.backends.null.Keyring, keyring.backends.fail.Keyring, PlaintextKeyring],
)
def test_a_backend_that_is_not_safe_is_refused_and_the_key_kept_for_this_run(
    backend: type[keyring.backend.KeyringBackend],
) -> None:
    place, memory = Keyring(), MemoryKeyStore()
    with chosen(backend()):
        assert not place.check_backend().usable
        said = keep_key(place, memory, "a", STRIPE, FIRST)
        assert find_key(place, memory, "a", STRIPE) == FIRST
        with pytest.raises(UserError):
            forget_key(place, memory, "a")
    assert said is not None
    assert said.kind == "keyring"
    assert "for this run only" in said.advice
    assert backend.__module__ in said.detail
    assert memory.find("a", STRIPE) is None


def test_where_there_is_no_keyring_nobody_is_told_to_unlock_it() -> None:
    place = Keyring()
    asks: tuple[Callable[[], object], ...] = (
        lambda: place.save("a", STRIPE, FIRST),
        lambda: place.find("a", STRIPE),
        lambda: place.forget("a"),
    )
    with chosen(load_keyring("keyring.backends.null.Keyring")):
        for ask in asks:
            with pytest.raises(UserError) as told:
                ask()
            assert "has no keyring" in told.value.title
            assert "nlock" not in told.value.advice
            assert told.value.advice.endswith(".")


def test_a_chain_is_used_only_for_its_safe_link(real_keyring: Keyring) -> None:
    plain, safe = PlaintextKeyring(), keyring.get_keyring()
    with chosen(Chain(plain, safe)):
        assert real_keyring.check_backend() == KeyringVerdict(
            usable=True, name="keyring.backends.SecretService.Keyring"
        )
        assert keep_key(real_keyring, MemoryKeyStore(), "a", STRIPE, FIRST) is None
        assert find_key(real_keyring, MemoryKeyStore(), "a", STRIPE) == FIRST
    assert plain.kept == {}


def test_a_chain_without_a_safe_link_is_refused() -> None:
    with chosen(Chain(PlaintextKeyring())):
        assert not Keyring().check_backend().usable


@given(st.text())
def test_a_keyring_that_fails_tells_no_secret(name: str) -> None:
    with chosen(load_keyring("keyring.backends.fail.Keyring")), pytest.raises(UserError) as told:
        Keyring().save(name, STRIPE, FIRST)
    shown = f"{told.value!r} {told.value} {told.value.detail} {told.value.__cause__}"
    assert FIRST.secret not in shown
