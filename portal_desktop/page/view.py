"""From where a page is looked at: which page, who, on what, in which language, on which day."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal_desktop.page.blocks import PageName

Visitor = Literal["login_link", "session"]
"""Customers come by the login link, or from a website that knows them already."""

Device = Literal["browser", "phone"]
Situation = Literal["monthly"]

EXAMPLE_DAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class View:
    """``language`` decides how dates and amounts are written; the words stay English.

    ``device`` changes no words; it is here so that a view says everything a person chose.
    """

    page: PageName = "home"
    visitor: Visitor = "login_link"
    device: Device = "browser"
    language: str = "en"
    today: date = EXAMPLE_DAY
    situation: Situation = "monthly"
