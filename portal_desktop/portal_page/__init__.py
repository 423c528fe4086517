"""The pages of Stripe's portal as plain values: what a customer would see with these settings."""

from portal_desktop.portal_page.blocks import Page
from portal_desktop.portal_page.builder import build_page
from portal_desktop.portal_page.page_style import PageStyle
from portal_desktop.portal_page.page_text import plain_text
from portal_desktop.portal_page.view import Device, PageName, PageView, Situation, Visitor

__all__ = [
    "Device",
    "Page",
    "PageName",
    "PageStyle",
    "PageView",
    "Situation",
    "Visitor",
    "build_page",
    "plain_text",
]  # fmt: skip
