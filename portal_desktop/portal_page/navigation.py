"""Going to a page by its name, or back to one, instead of clicking through."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.portal_page.view import Done, PageName, PageView
from portal_desktop.portal_page.viewed_customer import cancels_now, chosen_subscription, customer
from portal_desktop.settings.settings import Settings

STARTS: Final[Mapping[PageName, Done]] = {"reasons": "cancelled", "renew": "cancelled"}
"""What was done before a page that is chosen by name."""


def view_of_page(
    view: PageView, name: PageName, settings: Settings, known: AccountSnapshot
) -> PageView:
    """Give the view of a page chosen by name: whatever was done or chosen before stays so.

    What has to come before the page is supposed for as long as one stays there.

    Args:
        view: where one is.
        name: the page chosen.
    """
    if name == view.page or (view.done == STARTS.get(name, "-") and not view.supposed):
        return view.on_page(name)
    view = view.without_supposed()
    there = view.start_flow(name, view.subscription) if view.done else view.on_page(name)
    start = STARTS.get(name)
    held = chosen_subscription(customer(settings, known, there), there)
    if start is None or held is None or held.subscription.ends:
        return there
    if name == "renew" and cancels_now(settings):
        return there
    return there.on_page(name, done=start, supposed=True)


def view_after_back(view: PageView, before: PageView) -> PageView:
    """Back on the page of ``before``; how it is looked at, and as whom, stays as it is now."""
    if (before.situation, before.customer) != (view.situation, view.customer):
        return view.without_supposed().start_flow(before.page, "")
    return replace(before, device=view.device, language=view.language, visitor=view.visitor)
