"""Rules about what is typed: words, and addresses of web pages (rules R5, R14, R18)."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from portal_desktop.common.i18n import _, ngettext
from portal_desktop.common.redaction import contains_secret
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.business_profile import HEADLINE, NAME, PRIVACY, RETURN_URL, TERMS
from portal_desktop.options.option import Option
from portal_desktop.options.public_details import SUPPORT_URL
from portal_desktop.settings.problem import Problem, Severity
from portal_desktop.settings.settings import Settings

LONGEST_ADDRESS = 5_000


def problems(settings: Settings) -> Iterator[Problem]:
    """Find what Stripe refuses (rules R5, R14, R18), what no browser opens, and secrets."""
    for option in (HEADLINE, NAME):
        yield from _text_problems(option, settings.get(option, "").strip())
    for link in (TERMS, PRIVACY, RETURN_URL):
        yield from _address_problems(link.path, settings.get(link, "").strip(), "stops")
    yield from _address_problems(SUPPORT_URL.path, settings.get(SUPPORT_URL, "").strip(), "advice")
    yield from _empty_link_advice(settings)


def _text_problems(option: Option[str], typed: str) -> Iterator[Problem]:
    path, longest = option.path, option.longest or 0
    if contains_secret(typed):
        text = _("This holds a key or a private link, which must never be published.")
        yield Problem((path,), None, "stops", text, (_("Empty it"), {path: ""}))
        return
    clean = sanitize_text(typed).strip()
    if clean != typed and len(typed) <= longest:
        text = _("There are signs in it that cannot be seen.")
        yield Problem((path,), None, "stops", text, (_("Take them out"), {path: clean}))
    if len(typed) > longest:
        over = len(typed) - longest
        text = ngettext(
            "{over} character too many: Stripe takes {longest}.",
            "{over} characters too many: Stripe takes {longest}.",
            over,
        ).format(over=over, longest=longest)
        fix = (_("Shorten it"), {path: sanitize_text(typed)[:longest].strip()})
        yield Problem((path,), None, "stops", text, fix)


def _address_problems(path: str, typed: str, severity: Severity) -> Iterator[Problem]:
    if not typed:
        return
    if contains_secret(typed):
        text = _("This holds a key or a private link, which must never be published.")
        yield Problem((path,), None, "stops", text, (_("Empty it"), {path: ""}))
    elif len(typed) > LONGEST_ADDRESS:
        yield Problem((path,), None, severity, _("This address is too long for Stripe."))
    elif not typed.lower().startswith(("https://", "http://")):
        yield _without_scheme(path, typed, severity)
    elif not _is_complete_address(typed):
        text = _("This is not a complete web address.")
        yield Problem((path,), None, severity, text)
    elif typed.lower().startswith("http://"):
        secure = "https://" + typed[len("http://") :]
        text = _("This address is not a secure one.")
        yield Problem((path,), None, "advice", text, (_("Use https://"), {path: secure}))


def _without_scheme(path: str, typed: str, severity: Severity) -> Problem:
    with_scheme = "https://" + typed.lstrip("/")
    fix = (_("Write {address}").format(address=sanitize_text(with_scheme, 60)), {path: with_scheme})
    scheme_like = "://" in typed or ":" in typed.partition("/")[0]
    fits = not scheme_like and _is_complete_address(with_scheme)
    text = _("An address starts with https://.")
    return Problem((path,), None, severity, text, fix if fits else None)


def _is_complete_address(address: str) -> bool:
    """Whether an address has a host and nothing that no address has."""
    if any(character.isspace() or not character.isprintable() for character in address):
        return False
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        parts.port  # noqa: B018 - reading it is what checks it
        named = "." in host or host == "localhost"
        return named and bool(host.encode("idna")) and not set('<>"{}|\\^`') & set(address)
    except ValueError:
        return False


def _empty_link_advice(settings: Settings) -> Iterator[Problem]:
    if settings.get(TERMS) == "":
        text = _(
            "Empty here. Stripe then uses the terms in your public details, which cannot be read "
            "from here. Look."
        )
        yield Problem((TERMS.path,), None, "advice", text)
    if settings.get(PRIVACY) == "":
        text = _(
            "Empty here. Whether Stripe then shows the one in your public details is not confirmed."
        )
        yield Problem((PRIVACY.path,), None, "advice", text)
