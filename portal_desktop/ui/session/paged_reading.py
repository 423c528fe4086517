"""What is read page by page, shown in steps, and made ready where it is read.

Everything in the window looks at what is known: a thousand pages are shown in a dozen steps, and
what takes long to make of them is made in the queue, so that typing goes on smoothly meanwhile.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Final, TypeVar

from portal_desktop.account.products import Catalogue, Price, Product
from portal_desktop.account.subscriptions import Subscription, Subscriptions
from portal_desktop.common.errors import UserError

Paged = Catalogue | Subscriptions
T = TypeVar("T", Product, Price, Subscription)

GROWTH: Final = 2
"""How many times as much as is shown has to be read before it is shown."""


def in_steps(
    read: Callable[[], Iterator[Paged]], before: Paged | None
) -> Generator[Paged | None, None, None]:
    """The steps worth showing of what ``read`` reads, and None for every other page.

    Read again, the first pages do not take the place of all there were ``before``; and what has
    not changed since is the very same object, so that the window compares nothing. Where reading
    fails, what there is by then comes first.
    """
    again = before is not None and before.complete
    shown, waiting = 0, None
    try:
        for found in read():
            waiting = found
            if found.complete or (not again and size(found) >= GROWTH * shown):
                shown, waiting = size(found), None
                yield _ready(kept(found, before))
            else:
                yield None
    except UserError:
        if waiting is not None and not again:
            yield _ready(waiting)
        raise


def size(found: Paged) -> int:
    """How many things were read."""
    if isinstance(found, Catalogue):
        return len(found.products) + len(found.prices)
    return len(found.all)


def kept(found: Paged, before: Paged | None) -> Paged:
    """``found``, with what it was ``before`` where that is equal."""
    if isinstance(found, Catalogue) and isinstance(before, Catalogue):
        products = _same(found.products, before.products)
        prices = _same(found.prices, before.prices)
        if (products, prices, found.complete) == (before.products, before.prices, before.complete):
            return before
        return Catalogue(products, prices, found.complete)
    if isinstance(found, Subscriptions) and isinstance(before, Subscriptions):
        everything = _same(found.all, before.all)
        if (everything, found.complete) == (before.all, before.complete):
            return before
        return Subscriptions(everything, found.complete)
    return found


def _same(found: Iterable[T], before: Iterable[T]) -> tuple[T, ...]:
    was = {each.id: each for each in before}
    return tuple([was[each.id] if was.get(each.id) == each else each for each in found])


def _ready(found: Paged) -> Paged:
    # Loaded where it is used first: not before the window has been painted.
    from portal_desktop.ui.session.prepared_data import make_ready

    make_ready(found)
    return found
