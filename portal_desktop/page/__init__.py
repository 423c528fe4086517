"""The pages of Stripe's portal as plain values: what a customer would see with these settings."""

from portal_desktop.page.assemble import page
from portal_desktop.page.blocks import Page
from portal_desktop.page.describe import describe
from portal_desktop.page.look import Look
from portal_desktop.page.view import Device, PageName, Situation, View, Visitor

__all__ = [
    "Device", "Look", "Page", "PageName", "Situation", "View", "Visitor", "describe", "page",
]  # fmt: skip
