"""What a person reads when the way to Stripe fails, or somebody on it answers in Stripe's place."""

import re
import ssl
from collections.abc import Iterator
from http import HTTPStatus

import requests
import stripe

from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import N_, _

ErrorWords = tuple[str, str]
"""What happened, and what to do next; not yet translated."""

_PAGE = re.compile(
    r"[\s\ufeff]*<(!doctype|html|head|body|title|meta|script|\?xml|!--)", re.IGNORECASE
)
_NOT_OF_THIS_TIME = frozenset({9, 10})
"""OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""

_CLOCK: ErrorWords = (
    N_("The certificate of the other side is not valid today."),
    N_("Look whether the date and the clock of this computer are right, then try again."),
)
_NOT_TRUSTED: ErrorWords = (
    N_("Something answers for Stripe with a certificate that is not trusted."),
    N_(
        "Your key was not sent. The network may be reading along, as some companies and cafés do:"
        " use another network, or ask who looks after this one."
    ),
)
_NOT_SAFE: ErrorWords = (
    N_("A safe connection to Stripe could not be made."),
    N_("Your key was not sent. Try again; if it stays so, use another network."),
)
_PROXY_PASSWORD: ErrorWords = (
    N_("The proxy of this computer’s network asks for a password."),
    N_("Enter it in the network settings of this computer, or ask who looks after the network."),
)
_NO_PROXY: ErrorWords = (
    N_("The proxy of this computer’s network cannot be reached."),
    N_("Look at the proxy in the network settings of this computer, then try again."),
)
_WRONG_PROXY: ErrorWords = (
    N_("The proxy of this computer’s network cannot be used."),
    N_("Look how its address is written in the network settings of this computer."),
)
_SLOW: ErrorWords = (
    N_("Stripe does not answer."),
    N_("It may be slow just now, or your internet connection is. Try again in a minute."),
)
_OFFLINE: ErrorWords = (
    N_("Stripe cannot be reached."),
    N_("Look at your internet connection, then try again."),
)
_LOG_IN: ErrorWords = (
    N_("Something between this computer and Stripe answers in its place."),
    N_(
        "It may be the log-in page of this network. Open any page in your browser, log in if it"
        " asks, then try again."
    ),
)


def not_reached(error: stripe.APIConnectionError) -> UserError:
    """Give what a person reads when no answer came, of kind ``network``.

    The SDK says only by the cause why; its text may hold a proxy's password.
    """
    return _network_error(_words_for_cause(error.__cause__))


def in_its_place(error: stripe.StripeError) -> UserError | None:
    """Give what a person reads when an answer is none of Stripe's; None where it is.

    Stripe redirects nothing and answers with no pages, but for those of a server before it that
    is out of order.
    """
    status = error.http_status or 0
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return _network_error(_PROXY_PASSWORD)
    if status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
        return _network_error(_LOG_IN)
    redirected = HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST
    page = status < HTTPStatus.INTERNAL_SERVER_ERROR and _PAGE.match(error.http_body or "")
    return _network_error(_LOG_IN) if redirected or page else None


def _network_error(words: ErrorWords) -> UserError:
    title, advice = words
    return UserError(_(title), _(advice), kind="network")


def _words_for_cause(cause: BaseException | None) -> ErrorWords:
    match cause:
        case requests.exceptions.ProxyError():
            return _PROXY_PASSWORD if " 407 " in f"{cause}" else _NO_PROXY
        case requests.exceptions.InvalidURL() if "proxy" in f"{cause}".lower():
            return _WRONG_PROXY
        case requests.exceptions.InvalidSchema() if "SOCKS" in f"{cause}":
            return _WRONG_PROXY
        case requests.exceptions.SSLError():
            return _words_for_ssl_error(cause)
        case requests.Timeout():
            return _SLOW
        case _:
            return _OFFLINE


def _words_for_ssl_error(cause: BaseException) -> ErrorWords:
    certificate = next((one for one in _error_chain(cause) if _is_about_certificate(one)), None)
    if certificate is None:
        return _NOT_SAFE
    code = getattr(certificate, "verify_code", None)
    return _CLOCK if code in _NOT_OF_THIS_TIME else _NOT_TRUSTED


def _is_about_certificate(error: BaseException) -> bool:
    return isinstance(error, ssl.SSLCertVerificationError)


def _error_chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what led to it; urllib3 keeps that in ``reason`` as well."""
    while error is not None:
        yield error
        reason = getattr(error, "reason", None)
        error = (
            reason if isinstance(reason, BaseException) else error.__cause__ or error.__context__
        )
