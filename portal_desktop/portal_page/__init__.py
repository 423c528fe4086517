"""The pages of Stripe's portal as plain values: what a customer would see with these settings."""

from portal_desktop.portal_page.blocks import Page
from portal_desktop.portal_page.builder import page
from portal_desktop.portal_page.page_style import Look
from portal_desktop.portal_page.page_text import describe
from portal_desktop.portal_page.view import Device, PageName, Situation, View, Visitor

__all__ = [
    "Device", "Look", "Page", "PageName", "Situation", "View", "Visitor", "describe", "page",
]  # fmt: skip
