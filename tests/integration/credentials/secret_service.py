"""A real Secret Service of the tests' own: a private bus with gnome-keyring on it.

Nothing of the person who runs the tests is touched: own bus, own home, own keyring file.
"""

import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "password of a test"
NEEDED = ("dbus-daemon", "gnome-keyring-daemon")

# No <servicedir>: nothing else may be started on this bus, such as a window asking for a password.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True)
class SecretService:
    """``environment``: what a program needs to find it; ``pid``: the keyring's process."""

    environment: Mapping[str, str]
    pid: int
    home: Path


def lock(service: SecretService) -> None:
    """Lock the keyring, as the system does when nobody has been there for a while."""
    _with_collection(service, "collection.lock()")


def unlock(service: SecretService) -> None:
    """Unlock it with its password, past the window in which a person types it."""
    _with_collection(service, _UNLOCK)


_UNLOCK = f"""
from secretstorage.util import DBusAddressWrapper, format_secret, open_session
named = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"
secret = format_secret(open_session(bus), {PASSWORD!r}.encode(), "text/plain")
keyring = DBusAddressWrapper("/org/freedesktop/secrets", named, bus)
path = collection.collection_path
keyring.call("UnlockWithMasterPassword", "o(oayays)", path, secret)
"""


def _with_collection(service: SecretService, act: str) -> None:
    begin = "import secretstorage as s; bus = s.dbus_init(); collection = s.get_default_collection"
    subprocess.run(  # noqa: S603 - fixed programs
        [sys.executable, "-c", f"{begin}(bus)\n{act}"],
        env={**os.environ, **service.environment},
        capture_output=True,
        timeout=30,
        check=True,
    )


def missing() -> list[str]:
    """The programs that are not installed here."""
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def secret_service() -> Iterator[SecretService]:
    """Start both, and end both. The default keyring is unlocked."""
    # Not pytest's folder: the path of a socket may not be long.
    with tempfile.TemporaryDirectory(prefix="pd-") as name:
        home = Path(name)
        config = home / "bus.conf"
        config.write_text(_BUS.format(folder=home), encoding="utf-8")
        with _started(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"], {}
        ) as bus:
            assert bus.stdout is not None
            environment = _environment(home, bus.stdout.readline().strip())
            with _unlocked(environment) as keyring:
                yield SecretService(environment, keyring.pid, home)


def _environment(home: Path, address: str) -> dict[str, str]:
    return {
        "DBUS_SESSION_BUS_ADDRESS": address,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(home),
    }


@contextmanager
def _unlocked(environment: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"]
    with _started(command, environment) as keyring:
        assert keyring.stdin is not None
        assert keyring.stdout is not None
        keyring.stdin.write(PASSWORD)
        keyring.stdin.close()
        # It prints where it listens once it is ready; should a version not, the limit is enough.
        select.select([keyring.stdout], [], [], 5)
        yield keyring


@contextmanager
def _started(command: list[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(  # noqa: S603 - fixed commands
        command,
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
