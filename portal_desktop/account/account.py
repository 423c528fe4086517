"""An account on this computer: whose it is, of which kind, and which address it is reached at.

The record has an id of our own, because a restricted key may not tell Stripe's ``acct_…``.
"""

import ipaddress
import re
from dataclasses import dataclass
from typing import Literal

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import N_, _

Mode = Literal["demo", "test", "live"]
AccountKind = Literal["own", "connected"]

STRIPE = "https://api.stripe.com"
"""Where Stripe answers."""

DEMO = "demo:"
"""The base address of the demo business inside this process; nothing leaves the computer."""

BADGES: dict[Mode, str] = {"demo": N_("Demo"), "test": N_("Test"), "live": N_("Live")}
"""The word that says on every screen what kind of account is open."""


# Plain letters only: no name before an @, none that looks like another.
_PLAIN = re.compile(
    r"(?P<scheme>https?)://(?P<server>(?P<host>[a-z0-9.-]+|\[[0-9a-f:]+\])(?::(?P<port>[0-9]{1,5}))?)/?"
)
_LAST_PORT = 65_535


@dataclass(frozen=True)
class Account:
    """A remembered account: whose it is, of which kind, and the address it is reached at.

    Attributes:
        id: our own, 32 hexadecimal digits; a restricted key may not tell Stripe's.
        base: the only address its key may ever be sent to, as ``base_address`` writes it.
        acct: Stripe's own id (``acct_…``), ``None`` while unknown.
        in_keyring: ``False`` for the demo and for a key that is kept for this run only.
        key_to_delete: it was forgotten, and all that is left of it is its key in the keyring, which
            could not be deleted yet.
    """

    id: str
    name: str
    mode: Mode
    kind: AccountKind = "own"
    base: str = STRIPE
    acct: str | None = None
    in_keyring: bool = False
    key_to_delete: bool = False


def new_account(
    name: str, mode: Mode, base: str = STRIPE, *, kind: AccountKind = "own", acct: str | None = None
) -> Account:
    """Make a record with a fresh id.

    Args:
        base: any spelling that ``base_address`` takes, or ``DEMO``.
        acct: Stripe's ``acct_…``; ``None`` where the key may not read it.

    Raises:
        UserError: of kind ``input``, as ``base_address`` does.
    """
    import uuid  # takes a moment, and is needed once in an account's life

    where = base if base == DEMO else base_address(base)
    return Account(uuid.uuid4().hex, name, mode, kind, where, acct)


def demo_account() -> Account:
    """The demo business. Its id is always the same, so that its draft is found again."""
    return Account("demo", _("Demo business"), "demo", "own", DEMO)


def base_address(typed: str) -> str:
    """Write an address as ``scheme://host[:port]``, lower case, without a slash at its end.

    Raises:
        UserError: of kind ``input``, for anything that is not the plain address of a server, and
            for ``http`` beyond this computer: a key would travel in the open.
    """
    plain = _PLAIN.fullmatch(typed.strip().lower())
    if plain is None or not 0 < int(plain["port"] or "1") <= _LAST_PORT:
        raise _not_an_address()
    base = f"{plain['scheme']}://{plain['server']}"
    if plain["scheme"] == "http" and not is_loopback(base):
        raise UserError(
            _("This address is not encrypted, so your key could be read on its way."),
            _("Use an address that begins with https://."),
            kind="input",
        )
    return base


def is_loopback(base: str) -> bool:
    """Whether ``base`` is on this computer; connections to it ignore proxy settings."""
    plain = _PLAIN.fullmatch(base)
    if plain is None or plain["host"] == "localhost":
        return plain is not None
    try:
        return ipaddress.ip_address(plain["host"].strip("[]")).is_loopback
    except ValueError:
        return False


def may_send(mode: Mode, base: str) -> bool:
    """Whether a key of ``mode`` may go to ``base``: a live key only to Stripe or this computer."""
    return mode != "live" or base == STRIPE or is_loopback(base)


def of_another(account: Account) -> UserError:
    """Make the error of kind ``key`` for a key of another account than this one."""
    word = _(BADGES[account.mode])
    return UserError(
        _("This key is not one of {name} ({mode}).").format(name=account.name, mode=word),
        _("At Stripe, go to that account first, then make the key."),
        kind="key",
    )


def _not_an_address() -> UserError:
    return UserError(
        _("This is not the address of a server."),
        _("It should look like https://api.stripe.com."),
        kind="input",
    )
