"""Questions about the page itself: whose it is, and where its links lead."""

from collections.abc import Iterator

from portal_desktop.common.i18n import _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.health_checks.result import CheckContext, CheckResult, NextStep, another_key
from portal_desktop.links.dashboard import tick_box
from portal_desktop.options.branding import BUSINESS_NAME
from portal_desktop.options.business_profile import PRIVACY, RETURN_URL, TERMS
from portal_desktop.settings.settings import Settings
from portal_desktop.wording import labels as words

LINKS = (TERMS, PRIVACY, RETURN_URL)


def check_business_name(sight: CheckContext) -> CheckResult:
    """Whether customers see whose page it is."""
    found = sight.settings.get(BUSINESS_NAME)
    if found:
        return CheckResult("yes", _("It says “{name}”.").format(name=sanitize_text(found, 80)))
    if found is not None:
        return CheckResult("no", _("There is no business name in your public details at Stripe."))
    if "account" in sight.known.denied:
        text = _("Your business name cannot be read with this key. Tick “{box}” for it at Stripe.")
        text = text.format(box=_(tick_box("accounts_kyc_basic_read")))
        return CheckResult("unknown", text, leads=another_key())
    return CheckResult("unknown", _("Your business name has not been read yet."))


def check_page_links(sight: CheckContext) -> CheckResult:
    """Whether terms, privacy policy and the way back are addresses at all."""
    paths = tuple(option.path for option in LINKS)
    problem = sight.first_problem(*paths)
    if problem is not None:
        text = f"{words.option_label(problem.paths[0])}: {problem.text}"
        return CheckResult("no", text, problem.paths[0], problem.fix)
    if any(option.path not in sight.settings for option in LINKS):
        return CheckResult("unknown", _("They have not been read yet."), TERMS.path)
    if not sight.settings[TERMS].strip():
        text = _(
            "There are no terms of service here. Stripe then uses those in your public details, "
            "which cannot be read from here. Look."
        )
        return CheckResult("unknown", text, TERMS.path, leads=(public_details_step(),))
    if not sight.settings[PRIVACY].strip():
        text = _(
            "There is no privacy policy here. Whether Stripe then shows the one in your public "
            "details is not confirmed."
        )
        return CheckResult("unknown", text, PRIVACY.path, leads=(public_details_step(),))
    text = _("They are complete addresses. Open each of them once to see what is there.")
    return CheckResult("yes", text, TERMS.path, leads=tuple(_link_steps(sight.settings)))


def public_details_step() -> NextStep:
    """To Stripe's page on which terms and privacy policy stand too."""
    return NextStep(_("Open Stripe’s page “Public details”"), "dashboard", "public_details")


def _link_steps(settings: Settings) -> Iterator[NextStep]:
    for option in LINKS:
        if settings[option].strip():
            words_ = _("Open: {label}").format(label=words.option_label(option.path))
            yield NextStep(words_, "web", settings[option].strip())
