"""Which keys open an account, and what a restricted one may do.

Fixed: ``DEMO_KEY`` in a test account, ``DEMO_LIVE_KEY`` in a live one. Others are made at the
emulated Dashboard (``POST /_dashboard/keys``, see ``dashboard``) or put into ``Account.keys``.
"""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.refusals import Refusal

# Put together here, so that no scanner takes them for a key of somebody.
DEMO_KEY = "_".join(("sk", "test", "demo" + "0" * 20))
DEMO_LIVE_KEY = "_".join(("sk", "live", "demo" + "0" * 20))

_NO_KEY = (
    "You did not provide an API key. You need to provide your API key in the Authorization header,"
    " using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See"
    " https://stripe.com/docs/api#authentication for details, or we can help at"
    " https://support.stripe.com/."
)


def masked(key: str) -> str:
    """``sk_test_****1234``."""
    parts = key.split("_")
    head = "_".join(parts[:2]) + "_" if len(parts) > 2 else ""
    rest = key.removeprefix(head)
    return head + "*" * max(0, len(rest) - 4) + rest[-4:] if len(rest) > 4 else head + "****"


def bearer(authorization: str) -> str:
    """The key out of the header; raises ``Refusal`` without one."""
    kind, _, key = authorization.partition(" ")
    if kind.lower() != "bearer" or not key.strip():
        raise Refusal(_NO_KEY, status=401)
    return key.strip()


def permissions(account: EmbeddedAccount, key: str) -> tuple[str, ...] | None:
    """What the key may do, ``None`` for everything; raises ``Refusal`` (401) if it opens nothing.

    A key of the other mode is unknown here, as at Stripe.
    """
    if key == (DEMO_LIVE_KEY if account.live else DEMO_KEY):
        return None
    known = account.keys.get(key)
    if known is not None and known.state == "expired":
        text = f"Expired API Key provided: {masked(key)}"
        raise Refusal(text, status=401, code="api_key_expired")
    if known is None or known.state != "valid":
        raise Refusal(f"Invalid API Key provided: {masked(key)}", status=401)
    return known.permissions


def check_permission(
    account: EmbeddedAccount, key: str, allowed: tuple[str, ...] | None, needed: str
) -> None:
    """Raise the 403 that names the missing permission; ``write`` includes ``read``."""
    if allowed is None or not needed or needed in allowed:
        return
    if needed.removesuffix("_read") + "_write" in allowed:
        return
    raise Refusal(
        f"The provided key '{masked(key)}' does not have the required permissions for this endpoint"
        f" on account '{account.id}'. Having the 'rak_{needed}' permission would allow this request"
        " to continue.",
        status=403,
    )
