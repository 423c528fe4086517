"""What a customer can do with a subscription in the portal, and why not.

From Stripe's guide to the portal ("Limitations"), its changelog of 2026-09-30 for pausing, and
the settings. Where they say nothing, the answer is "unknown" and no guess.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from portal_desktop.account.products import Price
from portal_desktop.account.snapshot import AccountSnapshot, Catalogue
from portal_desktop.account.subscriptions import Subscription
from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.common.answers import YesNoUnknown
from portal_desktop.common.i18n import N_, _
from portal_desktop.options.billing_info import PAYMENT_METHODS
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE, CANCEL_PRORATION
from portal_desktop.options.option import Option
from portal_desktop.options.subscription import ALLOWED_UPDATES, PAUSE, TRIAL, UPDATE
from portal_desktop.options.values import Offer
from portal_desktop.settings.settings import Settings

Verb = Literal["update", "cancel", "renew", "pause"]
_LOCKED = N_("Locked until the change that is waiting has happened.")
_ENDED = N_("It has ended.")
_UNREAD = N_("The other plans are not known here.")
_UNPAID = {
    "incomplete": N_("Its first payment has not gone through, and Stripe’s guide does not say."),
    "unpaid": N_("Its bills are not paid, and Stripe’s guide does not say."),
}
_NEWEST_PORTAL = N_("Only in Stripe’s newest portal. Whether you have it cannot be seen from here.")


@dataclass(frozen=True, slots=True)
class Ability:
    """Whether a customer can do something with a subscription, and why not.

    Attributes:
        why: marked for translation, empty for a plain yes; a yes may have a condition.
        also: another condition or reason, marked for translation.
    """

    verb: Verb
    verdict: YesNoUnknown
    why: str = ""
    also: str = ""

    @property
    def reason_text(self) -> str:
        """Why, in words as they are shown."""
        return " ".join(_(each) for each in (self.why, self.also) if each)


def subscription_abilities(
    subscription: Subscription, published: Settings, known: AccountSnapshot
) -> tuple[Ability, ...]:
    """Judge what this subscription's customer can do with it, with these settings published.

    Renewing is among the answers only where the subscription is about to end.
    """
    leaving = _cancel_ability(subscription, published, known.catalogue)
    answers = [_update_ability(subscription, published, known), leaving]
    if subscription.ends and subscription.is_ongoing:
        answers.append(_renew_ability(published))
    return (*answers, _pause_ability(subscription, published, known.catalogue))


def _update_ability(
    subscription: Subscription, published: Settings, known: AccountSnapshot
) -> Ability:
    why = _switched_off(published) or _exclusion_reason(subscription, known.catalogue)
    if why:
        return Ability("update", "no", why)
    why = _not_known(subscription, known.catalogue)
    if why:
        return Ability("update", "unknown", why)
    supported = Ability("update", "yes", N_("As long as the portal supports the way they pay."))
    return next(_about_plans(subscription, published, known.catalogue), supported)


def _switched_off(published: Settings) -> str:
    if not is_switched_on(published, UPDATE):
        return N_("You do not let customers change their subscription.")
    if not is_switched_on(published, PAYMENT_METHODS):
        return N_("Stripe allows it only where customers can change how they pay.")
    if not published.get(ALLOWED_UPDATES, ALLOWED_UPDATES.default):
        return N_("You have not chosen what they may change.")
    return "" if chosen_offers(published) else N_("You have not chosen plans to switch between.")


def _exclusion_reason(subscription: Subscription, catalogue: Catalogue | None) -> str:
    """Whom Stripe's guide leaves out."""
    if not subscription.is_ongoing:
        return _ENDED
    return _LOCKED if subscription.scheduled else _only_cancelled(subscription, catalogue)


def _only_cancelled(subscription: Subscription, catalogue: Catalogue | None) -> str:
    """The kinds of subscription of which the guide says that customers can only cancel them."""
    if len(subscription.prices) > 1:
        return N_("It holds several products. Such subscriptions can only be cancelled here.")
    price = _first_price(subscription, catalogue)
    if price is not None and price.metered:
        return N_("It is billed by usage. Such subscriptions can only be cancelled here.")
    if subscription.by_invoice:
        return N_("It is paid by invoice. Such subscriptions can only be cancelled here.")
    return ""


def _not_known(subscription: Subscription, catalogue: Catalogue | None) -> str:
    if subscription.ends:
        return N_("It is about to end. Stripe’s guide does not say; they can renew it first.")
    if subscription.status == "paused":
        return N_("It is paused, and Stripe’s guide does not say.")
    if subscription.status in _UNPAID:
        return _UNPAID[subscription.status]
    if _first_price(subscription, catalogue) is None:
        return N_("What they pay for is not known here.")
    return ""


def _about_plans(
    subscription: Subscription, published: Settings, catalogue: Catalogue | None
) -> Iterator[Ability]:
    """What the plans to choose from say, and the trial."""
    price = _first_price(subscription, catalogue)
    allowed = published.get(ALLOWED_UPDATES, ALLOWED_UPDATES.default)
    if price is None or catalogue is None:
        return
    own = next((each for each in chosen_offers(published) if each.product == price.product), None)
    by_unit = "quantity" in allowed and own is not None and own.adjustable
    if not by_unit:
        if "price" not in allowed or not _other_price_ids(published, price):
            yield Ability("update", "no", N_("There is nothing else for them to choose."))
        others = [catalogue.prices_by_id.get(each) for each in _other_price_ids(published, price)]
        if not any(each is not None and each.currency == price.currency for each in others):
            why = N_("All other plans are in another currency, which may not be allowed.")
            unread = None in others or not others
            yield Ability("update", "unknown", _UNREAD if unread else why)
    doubt = _about_tax(price, published, catalogue) if "price" in allowed else ""
    if subscription.status == "trialing":
        yield Ability("update", "yes", _trial_note(published), doubt)
    if doubt:
        yield Ability("update", "yes", doubt)


def _about_tax(price: Price, published: Settings, catalogue: Catalogue) -> str:
    """Stripe's guide wants the same tax behaviour on both; portals without it are in use, so this
    is a doubt and never a no."""
    if price.tax_behavior == "unspecified":
        return N_(
            "Another plan may not work: their price does not say whether tax is included. Try one."
        )
    others = [catalogue.prices_by_id.get(each) for each in _other_price_ids(published, price)]
    behaviours = {each.tax_behavior for each in others if each is not None}
    if behaviours and None not in others and price.tax_behavior not in behaviours:
        return N_("Another plan may not work: the others count tax differently. Try one.")
    return ""


def _trial_note(published: Settings) -> str:
    if published.get(TRIAL, TRIAL.default) == "continue_trial":
        return N_("The free trial goes on; the new price starts when it ends.")
    return N_("It ends the free trial: the first bill is due at once.")


def _cancel_ability(
    subscription: Subscription, published: Settings, catalogue: Catalogue | None
) -> Ability:
    if not is_switched_on(published, CANCEL):
        return Ability("cancel", "no", N_("You do not let customers cancel."))
    if not subscription.is_ongoing:
        return Ability("cancel", "no", _ENDED)
    if subscription.scheduled:
        return Ability("cancel", "no", _LOCKED)
    if subscription.ends:
        return Ability("cancel", "no", N_("It is cancelled already."))
    if subscription.status in _UNPAID:
        return Ability("cancel", "unknown", _UNPAID[subscription.status])
    if published.get(CANCEL_MODE, CANCEL_MODE.default) == "immediately":
        return Ability("cancel", "yes", _at_once(subscription, published, catalogue))
    if subscription.status == "trialing":
        return Ability("cancel", "yes", N_("It ends with the free trial."))
    if subscription.status == "past_due" or _by_usage(subscription, catalogue):
        return Ability("cancel", "yes", N_("It ends with the running period."))
    return Ability("cancel", "yes", N_("It ends with the period they have paid for."))


def _at_once(subscription: Subscription, published: Settings, catalogue: Catalogue | None) -> str:
    """What ending at once means for what is paid; during a trial nothing is."""
    if subscription.status == "trialing":
        return N_("It ends at once, and the free trial with it.")
    if published.get(CANCEL_PRORATION, CANCEL_PRORATION.default) == "create_prorations":
        if _by_usage(subscription, catalogue):
            return N_("It ends at once. Stripe stops collecting open bills.")
        return N_("It ends at once. Unused time is noted as credit, not paid back.")
    return N_("It ends at once. Nothing is paid back.")


def _by_usage(subscription: Subscription, catalogue: Catalogue | None) -> bool:
    """Whether all of it is billed by usage: then no time is paid for ahead."""
    known = catalogue.prices_by_id if catalogue is not None else {}
    prices = [known.get(each) for each in subscription.prices]
    return bool(prices) and all(price is not None and price.metered for price in prices)


def _renew_ability(published: Settings) -> Ability:
    if not is_switched_on(published, CANCEL):
        why = N_("You do not let customers cancel, and Stripe’s guide does not say.")
        return Ability("renew", "unknown", why)
    return Ability("renew", "yes", N_("Until the period ends."))


def _pause_ability(
    subscription: Subscription, published: Settings, catalogue: Catalogue | None
) -> Ability:
    if not is_switched_on(published, PAUSE):
        return Ability("pause", "no", N_("You do not let customers pause."))
    if not subscription.is_ongoing:
        return Ability("pause", "no", _ENDED)
    if subscription.scheduled:
        return Ability("pause", "no", _LOCKED)
    why = _only_cancelled(subscription, catalogue)
    if why:
        return Ability("pause", "no", why)
    if not subscription.flexible:
        return Ability("pause", "no", N_("It is of Stripe’s older kind, which cannot be paused."))
    if subscription.status == "paused":
        return Ability("pause", "no", N_("It is paused already."))
    why = _undocumented_reason(subscription)
    return Ability("pause", "unknown", why or _NEWEST_PORTAL)


def _undocumented_reason(subscription: Subscription) -> str:
    """What Stripe's guide to pausing does not speak of; empty for the usual subscription."""
    if subscription.ends:
        return N_("It is about to end, and Stripe’s guide does not say.")
    if subscription.status == "trialing":
        return N_("It is on trial, and Stripe’s guide does not say.")
    unpaid = N_("Its last bill is not paid, and Stripe’s guide does not say.")
    return "" if subscription.status == "active" else _UNPAID.get(subscription.status, unpaid)


def _other_price_ids(published: Settings, price: Price) -> list[str]:
    offers: tuple[Offer, ...] = chosen_offers(published)
    return [each for offer in offers for each in offer.prices if each != price.id]


def _first_price(subscription: Subscription, catalogue: Catalogue | None) -> Price | None:
    first = subscription.prices[0] if subscription.prices else ""
    return catalogue.prices_by_id.get(first) if catalogue else None


def is_switched_on(settings: Settings, option: Option[bool]) -> bool:
    """A switch; what is not known is taken as Stripe's settings page starts."""
    return settings.get(option, option.default) is True
