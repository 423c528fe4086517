"""What is shown about a picture: its size, whether Stripe takes it, and what it was made of."""

from portal_desktop.branding import colours as brand
from portal_desktop.branding import image_crop as fitting
from portal_desktop.branding.image_crop import Use
from portal_desktop.branding.image_requirements import icon_verdict, logo_verdict
from portal_desktop.common.errors import UserError
from portal_desktop.common.i18n import _
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.ui.branding.image_processing import Made


def status_text(picture: Image | StripeFile | None, content: bytes | None, use: Use) -> str:
    """Size and kind of a picture, and a verdict; what to do where there is none."""
    if picture is None:
        return _("Drop a picture here, paste one, or choose a file.")
    if content is None:
        return _("Its picture is not on this computer.")
    try:
        found = brand.inspect_image(content)
    except UserError as user_error:
        return str(user_error)
    missing = (icon_verdict if use == "icon" else logo_verdict)(found)
    verdict = " ".join(missing) or _("Fits Stripe’s rules.")
    return f"{fitting.image_facts_text(found)}. {verdict}"


def made_of(made: Made | None) -> str:
    """What a picture was before, and what was done to it."""
    if made is None:
        return ""
    if not made.done:
        return _("Nothing had to be changed.")
    told = _("Before: {facts}. It was {done}.")
    return told.format(facts=fitting.image_facts_text(made.before), done=", ".join(made.done))
