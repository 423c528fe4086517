"""Adding a way to pay, and the page that ends a deep link."""

from portal_desktop.common.i18n import _
from portal_desktop.options.table import PAYMENT_METHODS, WAYS
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import Aside, Block, Button, Buttons, Field, Fields, Title
from portal_desktop.portal_page.confirm_page import terms
from portal_desktop.portal_page.render_context import Seen, on
from portal_desktop.wording.labels import ways_name


def payment(seen: Seen) -> tuple[Block, ...]:
    """A card as the example; which other ways there are is Stripe's to decide."""
    home = seen.view.at("home")
    buttons = (
        Button(seen.say(texts.ADD), "primary", home),
        Button(seen.say(texts.GO_BACK), "plain", home),
    )
    ways = ways_name(seen.settings.get(WAYS, ""), seen.known)
    others = _("Other ways to pay are offered as your list at Stripe says: {list}.")
    year = seen.view.today.year % 100 + 2
    return (
        Title(seen.say(texts.PAYMENT_TITLE)),
        Field(seen.say(texts.CARD_NUMBER), hint="1234 1234 1234 1234"),
        Fields(
            (
                Field(seen.say(texts.EXPIRATION), hint=f"12 / {year}"),
                Field(seen.say(texts.SECURITY_CODE), hint="123"),
            )
        ),
        *terms(seen, texts.AGREE_PAYMENT),
        Aside(others.format(list=ways)),
        Buttons(buttons),
    )


def unreachable(seen: Seen) -> str:
    """Why nothing leads to the page; empty where something does."""
    return "" if on(seen.settings, PAYMENT_METHODS) else _("Customers cannot change how they pay.")


def done(seen: Seen) -> tuple[Block, ...]:
    """What a deep link ends with, unless it leads to a page of the merchant's. Nothing leads on
    from here: who came by such a link finds no way about the portal."""
    return (Title(seen.say(texts.ALL_DONE), seen.say(texts.ALL_DONE_HELP), "check"),)
