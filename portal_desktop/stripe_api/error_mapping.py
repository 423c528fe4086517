"""Stripe's refusals: which option they are about, and what a merchant reads."""

import re
from http import HTTPStatus

import stripe

from portal_desktop.common.answer_fields import unreadable
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.common.redaction import redact
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.links.dashboard import tick_box
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.subscription import PRODUCTS, UPDATE
from portal_desktop.options.table import OPTIONS
from portal_desktop.stripe_api.connection_errors import in_its_place, not_reached

_BRACKETS = re.compile(r"\[([^\]]*)\]")
_PERMISSION = re.compile(r"'(rak_[a-z0-9_]+)'")

# Stripe's refusals that name no parameter (rules R2 and R3), by a part of their text.
_WITHOUT_PARAM: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("while payment method update is disabled", (PAYMENT_METHODS.path, UPDATE.path)),
    ("unique billing intervals", (PRODUCTS.path,)),
)


def refused_paths(error: stripe.StripeError) -> tuple[str, ...]:
    """Find the option paths a refusal is about; none means it belongs to the top of the review.

    Brackets and indexes of ``param`` are followed to the longest path that is an option.
    """
    param = getattr(error, "param", None) or (error.error.param if error.error else None)
    if isinstance(param, str) and (path := _option_path(param)):
        return (path,)
    text = _said(error)
    return next((paths for part, paths in _WITHOUT_PARAM if part in text), ())


def to_user_error(error: stripe.StripeError) -> UserError:
    """Make a refusal or failure a sentence and a next step; it never holds a key.

    The kind is ``network``, ``key``, ``permission``, ``busy``, ``refused`` or ``stripe``.
    """
    if (told := in_its_place(error)) is not None:
        return told
    detail = error.request_id or ""
    match error:
        case stripe.APIConnectionError():
            return not_reached(error)
        case stripe.AuthenticationError():
            return _bad_key(error, detail)
        case stripe.PermissionError():
            return _not_permitted(error, detail)
        case stripe.RateLimitError():
            return UserError(
                _("Stripe asks to slow down."),
                _("Wait a moment, then try again."),
                kind="busy",
                detail=detail,
            )
        case stripe.InvalidRequestError():
            return _refusal_error(error, detail)
        case _ if _is_unreadable(error):
            return unreadable(detail)
        case _:
            return not_right(detail)


def not_right(detail: str = "") -> UserError:
    """Make the error of kind ``stripe`` for a fault of Stripe's own."""
    return UserError(
        _("Stripe has a problem of its own right now."),
        _("Nothing is lost. Try again in a minute."),
        kind="stripe",
        detail=detail,
    )


def _is_unreadable(error: stripe.StripeError) -> bool:
    """Whether the answer was no answer: neither what was asked for nor one of Stripe's errors."""
    broken = (error.http_status or 0) >= HTTPStatus.INTERNAL_SERVER_ERROR
    return error.error is None and not broken


def _said(error: stripe.StripeError) -> str:
    """Stripe's own words; the SDK hands over whatever stood in their place."""
    words = error.user_message
    return words if isinstance(words, str) else ""


def _bad_key(error: stripe.StripeError, detail: str) -> UserError:
    expired = error.code == "api_key_expired" or "expired" in _said(error).lower()
    title = _("This key has expired.") if expired else _("Stripe does not know this key.")
    return UserError(
        title,
        _("It may have been revoked. Make a new key at Stripe and connect again."),
        kind="key",
        detail=detail,
    )


def _not_permitted(error: stripe.StripeError, detail: str) -> UserError:
    found = _PERMISSION.search(_said(error))
    box = _(tick_box(found.group(1))) if found else ""
    advice = (
        _("At Stripe, edit the key and tick “{box}”.").format(box=box)
        if box
        else _("At Stripe, give the key more permissions, or use another key.")
    )
    return UserError(_("This key may not do that."), advice, kind="permission", detail=detail)


def _refusal_error(error: stripe.StripeError, detail: str) -> UserError:
    title, advice = _("Stripe did not accept this."), _why(error)
    if error.code == "resource_missing":
        title = _("Stripe no longer has these portal settings, or something they offer.")
        advice = f"{_('Read everything again, then review once more.')} {advice}"
    return UserError(title, advice, kind="refused", paths=refused_paths(error), detail=detail)


def _why(error: stripe.StripeError) -> str:
    said = sanitize_text(redact(_said(error)), 300)
    return _("Stripe said: {said}").format(said=said) if said else _("It did not say why.")


def _option_path(param: str) -> str:
    """The longest option path that a parameter name begins with; empty where there is none."""
    head, *_rest = param.split("[", 1)
    keys = [head, *(key for key in _BRACKETS.findall(param) if key and not key.isdigit())]
    for length in range(len(keys), 0, -1):
        path = ".".join(keys[:length])
        for candidate in (path, f"account.{path}"):
            if candidate in OPTIONS:
                return candidate
        if below := _enabled_path(path):
            return below
    return ""


def _enabled_path(path: str) -> str:
    """The master option of a hash, where the hash itself was named."""
    master = f"{path}.enabled"
    return master if master in OPTIONS else ""
