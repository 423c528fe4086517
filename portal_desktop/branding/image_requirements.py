"""What Stripe takes as an icon and a logo."""

import math

from portal_desktop.branding.image_header import ImageFacts
from portal_desktop.common.i18n import _

ICON_SIDE = 128
ICON_BYTES = 512_000  # Stripe says 512 KB; in the smaller reading of KB nobody is refused there


def icon_verdict(facts: ImageFacts) -> tuple[str, ...]:
    """List what must still be done before Stripe takes it as an icon, a sentence each.

    None is best.

    Stripe: square, at least 128 × 128 pixels, PNG or JPEG under 512 KB.
    """
    said = []
    if facts.width != facts.height:
        told = _("Make it square. It is {width} × {height} pixels.")
        said.append(told.format(width=facts.width, height=facts.height))
    return (*said, *logo_verdict(facts))


def logo_verdict(facts: ImageFacts) -> tuple[str, ...]:
    """As ``icon_verdict``, for a logo, which need not be square."""
    said = []
    if min(facts.width, facts.height) < ICON_SIDE:
        told = _("Use a larger picture: at least 128 × 128 pixels. It is {width} × {height}.")
        said.append(told.format(width=facts.width, height=facts.height))
    if facts.size >= ICON_BYTES:
        told = _("Save it with fewer bytes: Stripe takes less than 512 KB. It has {size} KB.")
        said.append(told.format(size=math.ceil(facts.size / 1000)))
    return tuple(said)
