"""Actions: what is done at Stripe at once, by a button of its own, with its own confirmation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from portal_desktop.common.i18n import _, ngettext
from portal_desktop.common.redaction import contains_secret
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.business_profile import LOGIN_PAGE
from portal_desktop.options.cancellation import FEEDBACK_OPTIONS
from portal_desktop.settings.stripe_params import StripeParams

RequestKind = Literal["configuration", "product", "price", "feedback_option"]
RequestVerb = Literal["create", "update", "deactivate"]


@dataclass(frozen=True)
class ActionRequest:
    """What an action sends to Stripe.

    Attributes:
        params: Stripe's, nested.
        id: the thing's at Stripe; empty for a new one, or for the open configuration.
    """

    kind: RequestKind
    verb: RequestVerb
    params: StripeParams
    id: str = ""


@dataclass(frozen=True)
class Action:
    """One thing done at Stripe at once.

    Attributes:
        path: the option it is about, or another name, see ``catalogue_actions``; empty for none.
        consequence: what the merchant reads before confirming.
        button: what they press.
        done: the sentence for History.
        form: the key of the form it was typed into.
        typed: that form's fields as they are sent: once it is done, they are no longer waiting to
            be sent.
    """

    path: str
    title: str
    consequence: str
    button: str
    done: str
    request: ActionRequest
    can_be_undone: bool = True
    form: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


def activate_link() -> Action:
    """Make the login link. Stripe then also puts it into the emails it sends to customers."""
    return Action(
        path=LOGIN_PAGE.path,
        title=_("Activate the login link?"),
        consequence=_(
            "Anyone with the link and a customer’s mailbox gets into that customer’s portal. "
            "Stripe also puts the link into the emails it sends your customers."
        ),
        button=_("Activate the link now"),
        done=_("Login link activated"),
        request=ActionRequest("configuration", "update", {"login_page": {"enabled": True}}),
    )


def deactivate_link() -> Action:
    """Switch the login link off. Whether Stripe gives the same address back is not known."""
    return Action(
        path=LOGIN_PAGE.path,
        title=_("Deactivate the login link?"),
        consequence=_(
            "Everyone holding this link, also on paper and in Stripe’s emails, is locked out. "
            "It is not known whether Stripe gives the same address back."
        ),
        button=_("Deactivate the link now"),
        done=_("Login link deactivated"),
        request=ActionRequest("configuration", "update", {"login_page": {"enabled": False}}),
        can_be_undone=False,
    )


LONGEST_REASON = 100
"""Characters Stripe takes for a reason of one's own."""


def why_no_feedback_option(words: str) -> str:
    """Why these words cannot be a reason, as a sentence; empty where they can, or are none yet."""
    if contains_secret(words):
        return _("This holds a key or a private link, which must never be published.")
    over = len(words) - LONGEST_REASON
    if over > 0:
        text = ngettext(
            "{over} character too many: Stripe takes {longest}.",
            "{over} characters too many: Stripe takes {longest}.",
            over,
        )
        return text.format(over=over, longest=LONGEST_REASON)
    if sanitize_text(words) != words:
        return _("There are signs in it that cannot be seen. Type it anew.")
    return ""


def create_feedback_option(words: str) -> Action:
    """Make a reason of the merchant's own, in the words customers will read."""
    return Action(
        path=f"{FEEDBACK_OPTIONS.path}:new",
        title=_("Make this reason?"),
        consequence=_("Stripe keeps it for good: it can be reworded and retired, but not deleted."),
        button=_("Make it at Stripe now"),
        done=_("Reason made: {words}").format(words=words),
        request=ActionRequest("feedback_option", "create", {"description": words}),
        can_be_undone=False,
    )


def update_feedback_option(reason: str, words: str) -> Action:
    """Change the words of a reason; customers see them at once wherever it is offered."""
    return Action(
        path=f"{FEEDBACK_OPTIONS.path}:{reason}:words",
        title=_("Change these words?"),
        consequence=_("Customers read the new words at once, wherever this reason is offered."),
        button=_("Change it at Stripe now"),
        done=_("Reason reworded: {words}").format(words=words),
        request=ActionRequest("feedback_option", "update", {"description": words}, reason),
    )


def deactivate_feedback_option(reason: str, words: str) -> Action:
    """Retire a reason for good. It may stand in no portal's list any more."""
    return Action(
        path=f"{FEEDBACK_OPTIONS.path}:{reason}:retire",
        title=_("Retire this reason?"),
        consequence=_("It can never be offered again. Answers already given with it stay."),
        button=_("Retire it at Stripe now"),
        done=_("Reason retired: {words}").format(words=words),
        request=ActionRequest("feedback_option", "deactivate", {}, reason),
        can_be_undone=False,
    )
