"""Acts: what is done at Stripe at once, by a button of its own, with its own confirmation."""

from dataclasses import dataclass

from portal_desktop.nesting import Nested
from portal_desktop.options import LOGIN_PAGE
from portal_desktop.text import _


@dataclass(frozen=True)
class Act:
    """One thing done at Stripe at once.

    ``consequence`` is what the merchant reads before confirming, ``button`` what they press,
    ``done`` the sentence for History. ``params`` update the portal configuration.
    """

    path: str
    title: str
    consequence: str
    button: str
    done: str
    params: Nested
    can_be_undone: bool = True


def activate_link() -> Act:
    """Make the login link. Stripe then also puts it into the emails it sends to customers."""
    return Act(
        LOGIN_PAGE.path,
        _("Activate the login link?"),
        _(
            "Anyone with the link and a customer’s mailbox gets into that customer’s portal. "
            "Stripe also puts the link into the emails it sends your customers."
        ),
        _("Activate the link now"),
        _("Login link activated"),
        {"login_page": {"enabled": True}},
    )


def deactivate_link() -> Act:
    """Switch the login link off. Whether Stripe gives the same address back is not known."""
    return Act(
        LOGIN_PAGE.path,
        _("Deactivate the login link?"),
        _(
            "Everyone holding this link, also on paper and in Stripe’s emails, is locked out. "
            "It is not known whether Stripe gives the same address back."
        ),
        _("Deactivate the link now"),
        _("Login link deactivated"),
        {"login_page": {"enabled": False}},
        can_be_undone=False,
    )
