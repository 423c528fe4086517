"""What is wrong with an email address, in words; the address itself is never changed.

A login link with an address Stripe finds invalid still works, but Stripe drops the address
without a word (https://docs.stripe.com/customer-management/activate-no-code-customer-portal).
Only the form is looked at: whether anybody reads mail there, nobody asks.
"""

from dataclasses import dataclass
from functools import lru_cache

from portal_desktop.common.i18n import N_

LONGEST = 254  # RFC 5321; more would also make the check slow
RESERVED = frozenset({"invalid", "local", "test"})


@dataclass(frozen=True, slots=True)
class AddressVerdict:
    """Whether an address can be filled into a login link.

    Attributes:
        ok: Stripe has no reason to drop it.
        reason: why not; a sentence marked for gettext.
        advice: worth saying although the address may be fine; marked for gettext.
    """

    ok: bool
    reason: str = ""
    advice: str = ""


EMPTY = N_("There is no address.")
TOO_LONG = N_("It is too long for an email address.")
BLANK_AROUND = N_("There is a blank before or after it.")
BLANK = N_("There is a blank in it.")
NO_AT = N_("There is no @ in it.")
MANY_AT = N_("There is more than one @ in it.")
NOTHING_BEFORE = N_("Something is missing before the @.")
NOTHING_AFTER = N_("Something is missing after the @.")
SEVERAL = N_("There is a comma or semicolon in it. Enter one address at a time.")
NAME_TOO = N_("Enter the address alone, without a name or < and >.")
TWO_DOTS = N_("There are two dots in a row in it.")
EDGE_DOT = N_("There is a dot too many beside the @ or at an end.")
NO_DOT = N_("After the @ a dot is missing, as in example.com.")
LOOK_ALIKE = N_("Some letters after the @ only look like ordinary ones. Type them again.")
SOMETHING = N_("Something in it does not belong in an email address.")
FOREIGN = N_("Stripe may not take these letters before the @. Open the link once to see.")


@lru_cache(maxsize=64)  # the same few addresses are asked about with every keystroke
def check_email_address(address: str) -> AddressVerdict:
    """Judge whether Stripe would keep ``address`` in a login link, and if not, why.

    It raises nothing, whatever the address is.
    """
    if not address:
        return AddressVerdict(ok=False, reason=EMPTY)
    if len(address) > LONGEST:
        return AddressVerdict(ok=False, reason=TOO_LONG)
    local, _at, domain = address.rpartition("@")
    understood = _domains_as_understood(local, domain)
    if not understood:
        return AddressVerdict(ok=False, reason=_what_is_wrong(address))
    if domain.lower() not in understood:
        return AddressVerdict(ok=False, reason=LOOK_ALIKE)
    return AddressVerdict(ok=True, advice="" if local.isascii() else FOREIGN)


def _domains_as_understood(local: str, domain: str) -> frozenset[str]:
    """The domain in its international and its plain form; empty when there is something wrong.

    Names reserved for tests, such as ``demo.invalid``, are well formed, and Stripe asks no name
    server when it fills in a link; a letter more takes them off email-validator's list.
    """
    from email_validator import EmailNotValidError, validate_email

    if domain.lower().rpartition(".")[2] in RESERVED:
        longer = _domains_as_understood(local, f"{domain}x")
        return frozenset(known.removesuffix("x") for known in longer)
    try:
        read = validate_email(
            f"{local}@{domain}", check_deliverability=False, allow_quoted_local=True
        )
    except EmailNotValidError:
        return frozenset()
    return frozenset({read.domain.lower(), (read.ascii_domain or read.domain).lower()})


def _what_is_wrong(address: str) -> str:
    """The first thing a merchant can see and mend; the order is from coarse to fine."""
    before, at, after = address.rpartition("@")
    quoted = before.startswith('"') and before.endswith('"')
    seen = {
        BLANK_AROUND: address != address.strip(),
        NO_AT: not at,
        NAME_TOO: "<" in address or ">" in address,
        SEVERAL: not quoted and ("," in address or ";" in address),
        MANY_AT: not quoted and "@" in before,
        NOTHING_BEFORE: not before,
        NOTHING_AFTER: not after,
        BLANK: any(character.isspace() for character in (after if quoted else address)),
        EDGE_DOT: any(part.startswith(".") or part.endswith(".") for part in (before, after)),
        TWO_DOTS: ".." in address,
        NO_DOT: "." not in after,
    }
    return next((reason for reason, found in seen.items() if found), SOMETHING)
