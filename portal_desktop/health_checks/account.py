"""Questions about the account: are there settings, do people get in, who else uses them."""

from portal_desktop.common.i18n import _, ngettext
from portal_desktop.health_checks.result import (
    CheckContext,
    CheckResult,
    NextStep,
    names_in_brackets,
)
from portal_desktop.options.business_profile import LOGIN_PAGE


def check_settings_saved(sight: CheckContext) -> CheckResult:
    """Whether there is something a customer could open."""
    portal = sight.known.portal
    if portal is not None and not portal.active:
        text = _("They are switched off at Stripe, so nobody can open the portal.")
        page = NextStep(_("Open Stripe’s page “Customer portal”"), "dashboard", "portal")
        return CheckResult("no", text, leads=(page,))
    if not sight.settings.in_scope("configuration"):
        text = _("Nothing is published yet. Until then nobody can open the portal.")
        return CheckResult("no", text, leads=(to_review(),))
    return CheckResult("yes", _("They are saved, and customers see what is published."))


def to_review() -> NextStep:
    """To what is to be published, read once more before it is."""
    return NextStep(_("Review and publish"), "review")


def check_login_link(sight: CheckContext) -> CheckResult:
    """Whether customers can come in by themselves."""
    if LOGIN_PAGE.path not in sight.settings:
        return CheckResult("no", _("It can be activated once the portal is published."))
    if sight.settings[LOGIN_PAGE]:
        return CheckResult("yes", _("Customers come in with their email address, from anywhere."))
    return CheckResult(
        "no",
        _("Nobody gets in by a link. A website of yours may still open the portal for customers."),
    )


def check_other_configurations(sight: CheckContext) -> CheckResult | None:
    """Whether what is published here may be passed over by something else."""
    portal = sight.known.portal
    if portal is None:
        return None
    if not portal.others:
        return CheckResult("yes", _("There are no others at Stripe that they could be using."))
    words = ngettext(
        "{count} other set of portal settings is active at Stripe{names}. Websites and plug-ins "
        "may be using it instead; publishing does not change it. Ask whoever set them up.",
        "{count} other sets of portal settings are active at Stripe{names}. Websites and plug-ins "
        "may be using those instead; publishing does not change them. Ask whoever set them up.",
        portal.others,
    )
    return CheckResult(
        "unknown", words.format(count=portal.others, names=names_in_brackets(portal.other_names))
    )
