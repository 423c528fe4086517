"""Addresses: the login link, Stripe's Dashboard, and what an email address may be. Pure."""

from portal_desktop.links.login import login_link

__all__ = ["login_link"]
