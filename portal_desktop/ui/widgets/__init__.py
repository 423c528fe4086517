"""The few widgets of our own. Each paints itself in the theme's colours, has a focus ring, obeys
the keyboard, tells assistive programs what it is, and fires only for what a person does.
"""

from portal_desktop.ui.widgets.badge import Badge
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.chip import Chip
from portal_desktop.ui.widgets.choice import Choice
from portal_desktop.ui.widgets.colour_field import ColourField
from portal_desktop.ui.widgets.field import Field
from portal_desktop.ui.widgets.flow import Flow
from portal_desktop.ui.widgets.ground import Ground
from portal_desktop.ui.widgets.icon_button import IconButton
from portal_desktop.ui.widgets.menu import Menu
from portal_desktop.ui.widgets.nav import NavColumn
from portal_desktop.ui.widgets.notice import Notice
from portal_desktop.ui.widgets.scroll import Scroll
from portal_desktop.ui.widgets.segmented import Segmented
from portal_desktop.ui.widgets.skeleton import Skeleton
from portal_desktop.ui.widgets.switch import Switch
from portal_desktop.ui.widgets.text import Text

__all__ = [
    "Badge", "Button", "Card", "Chip", "Choice", "ColourField", "Field", "Flow", "Ground",
    "IconButton", "Menu", "NavColumn", "Notice", "Scroll", "Segmented", "Skeleton", "Switch",
    "Text",
]  # fmt: skip
