"""The preview: the portal as a customer would see it, and the bar to choose what is seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from portal_desktop.account.snapshot import NOTHING_KNOWN, Known
from portal_desktop.account.subscriptions import person_of
from portal_desktop.common.i18n import _
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.portal_page import Device, Page, PageName, View, page
from portal_desktop.portal_page.blocks import Field, Link
from portal_desktop.portal_page.navigation import picked, returned
from portal_desktop.portal_page.view import SITUATIONS, Situation
from portal_desktop.portal_page.viewed_customer import plan_of
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.branding.image_loader import Background
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.platform.announce import announce
from portal_desktop.ui.preview.ability_list import Answers
from portal_desktop.ui.preview.caption import below, caption, customer_name, holds, leads_out
from portal_desktop.ui.preview.comparison_view import Stages, flush
from portal_desktop.ui.preview.customer_picker import CustomerPanel
from portal_desktop.ui.preview.device_frame import Zoom
from portal_desktop.ui.preview.export_image import Saver
from portal_desktop.ui.preview.image_decoder import Pictures
from portal_desktop.ui.preview.labels import language_for
from portal_desktop.ui.preview.loading_placeholder import Waiting
from portal_desktop.ui.preview.more_menu import More
from portal_desktop.ui.preview.preview_state import Side, Way, first_of, remembered
from portal_desktop.ui.preview.toolbar import SOMEBODY, Bar
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.label import Text
from portal_desktop.ui.widgets.panel import Ground

LEAST_WIDTH = 420
BESIDE = 1_100
"""Pixels of the pane from which on two pages stand beside each other."""
MOST_BACK = 50


class PreviewPane(Ground):
    """Shows a document's portal. Usable from 420 pixels of width.

    ``picture`` gives the bytes of a picture, or None as long as they are not there; it is asked
    again after each change of the document. ``host`` stands in the drawn browser's address bar.
    ``open_address`` opens a web page; None where nothing may be opened. ``background`` is for
    what takes long. ``say_back``, ``own_window`` and ``read_again`` are wishes for whoever holds
    the pane.
    """

    say_back = Signal()
    own_window = Signal()
    read_again = Signal()

    def __init__(
        self,
        picture: Callable[[Image | StripeFile], bytes | None],
        today: date,
        host: str,
        background: Background,
        parent: QWidget | None = None,
        *,
        open_address: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__("stage", parent=parent)
        self.setObjectName("preview")
        self.setAccessibleIdentifier("preview")
        plain_text.set_name(self, _("Preview"))
        self.setMinimumWidth(LEAST_WIDTH)
        self._document: Document | None = None
        self._view = View(today=today)
        self._trail: list[View] = []
        self.way = Way()
        self._comparing = self._choosing = False
        self.pictures = Pictures(picture, background, self)
        self._stages = Stages(self.pictures, host)
        self.stage, self.other = self._stages.stage, self._stages.other
        self._waiting = Waiting()
        self._customers = CustomerPanel()
        self._answers = Answers()
        self._caption = Text("", "help")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._caption.setContentsMargins(18, 6, 18, 12)
        self._saver = Saver(self, self.pictures, host, background)
        self.more = More(self, open_address)
        self._bar = Bar(self.more)
        self._lay_out()
        self._connect()
        self._show()

    def show_document(self, document: Document) -> None:
        """Show a document as it is now; to be connected to its ``changed``."""
        self._document = document
        self._show()

    def show_page(self, name: PageName) -> None:
        """Go to a page of the portal."""
        settings = self._document.draft if self._document else Settings()
        self.go(picked(self._view, name, settings, self._known()))

    def show_device(self, device: Device) -> None:
        """Look at it in a browser or on a phone."""
        self.look(replace(self._view, device=device))

    def show_side(self, side: Side) -> None:
        """Look at what is published, at the draft, or at both."""
        self.way = replace(self.way, side=side)
        self._show()

    def show_situation(self, situation: Situation) -> None:
        """See it as the example customer, in a situation."""
        example = self._view.afresh(situation=situation, customer="", language=self.way.language)
        self.look(example)

    def show_customer(self, customer: str) -> None:
        """See it as one of the merchant's customers (``cus_…``), in the language they prefer."""
        known = self._known().subscriptions
        person = person_of(known, customer) if known else None
        language = language_for(person.language if person else "", self.way.language)
        self.look(self._view.afresh(customer=customer, language=language))

    def show_language(self, language: str) -> None:
        """See dates and amounts as a language writes them."""
        self.way = replace(self.way, language=language)
        self.look(replace(self._view, language=language))

    def show_zoom(self, zoom: Zoom) -> None:
        """As large as fits, or at its real size."""
        self.way = replace(self.way, zoom=zoom)
        self._show()

    def go(self, view: View) -> None:
        """Go where a click leads."""
        if view.page != self._view.page:
            self._trail = [*self._trail[-MOST_BACK:], self._view]
        self.look(view)

    def back(self) -> None:
        """Go to the page before."""
        if self._trail:
            self.look(returned(self._view, self._trail.pop()))

    def look(self, view: View) -> None:
        """Look from elsewhere; no step to come back from."""
        self._view, self._choosing = replace(view, plan=""), False
        self._show()

    def save(self, times: int) -> None:
        """Ask where to save the page shown as a picture."""
        shown = self.stage.page()
        if shown is not None:
            self._saver.save(shown, self._view.device, times)

    def say(self, words: str) -> None:
        """Say something in the line below the page, until the page changes."""
        self._caption.setText(words)
        announce(self, words)

    def view(self) -> View:
        """From where it is looked at now."""
        return self._view

    def resume(self, kept: str) -> None:
        """Look at it as it was looked at (see ``remembering.to_remember``)."""
        self.way, view = remembered(kept, self._view)
        self.look(view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = event.oldSize().width() >= BESIDE
        self._bar.make_room(beside=self._wide)
        if before != self._wide:
            self._show()
        else:
            self._place_answers()

    @property
    def _wide(self) -> bool:
        return self.width() >= BESIDE

    def _lay_out(self) -> None:
        box = flush(QVBoxLayout(self))
        box.addWidget(self._bar)
        # In its place before anything is put into it: it shows its first part at once.
        self._stack = QStackedLayout()
        box.addLayout(self._stack, 1)
        for each in (self._waiting, self._stages, self._customers):
            self._stack.addWidget(each)
        box.addWidget(self._caption)
        box.addWidget(self._answers)

    def _connect(self) -> None:
        bar = self._bar
        self._stages.followed.connect(self._follow)
        bar.page.connect(self.show_page)
        bar.back.connect(self.back)
        bar.device.connect(self.show_device)
        bar.side.connect(self.show_side)
        bar.situation.connect(self._situation)
        bar.visitor.connect(lambda visitor: self.look(replace(self._view, visitor=visitor)))
        bar.language.connect(self.show_language)
        bar.told.connect(self._tell)
        bar.say_back.connect(self.say_back)
        bar.held.connect(self._compare)
        self.more.device.connect(self.show_device)
        self.more.zoom.connect(self.show_zoom)
        self.more.save.connect(self.save)
        self.more.own_window.connect(self.own_window)
        self.more.said.connect(self.say)
        self._saver.said.connect(self.say)
        self._customers.chosen.connect(self.show_customer)
        self._customers.again.connect(self.read_again)
        self._customers.closed.connect(lambda: self.look(self._view))

    def _follow(self, target: View | Link | Field) -> None:
        """Go where a click leads; what leads out of the portal is only said."""
        if isinstance(target, View):
            self.go(target)
        else:
            self.say(leads_out(target))

    def _situation(self, chosen: object) -> None:
        if chosen == SOMEBODY:
            self._choosing = True
            self._show()
            self._customers.begin()
        for situation in SITUATIONS:
            if chosen == situation:
                self.show_situation(situation)

    def _tell(self, told: bool) -> None:
        self.way = replace(self.way, told=told)
        self._show()

    def _compare(self, held: bool) -> None:
        self._comparing = held
        self._show()

    def _show(self) -> None:
        known = self._known()
        name = customer_name(known, self._view.customer)
        one = first_of(self.way.side, comparing=self._comparing)
        side = self.way.side if self._wide and not self._comparing else one
        self._bar.put(self._view, side, name, told=self.way.told, back=bool(self._trail))
        self.more.put(self.way.zoom)
        if self._document is None or not self.isVisible():
            return  # shown when it becomes visible
        self._customers.show_known(known)
        sides = (self._document.base, self._document.draft)
        found = sides[0] if one == "published" else sides[1]
        page = self._stages if found else self._waiting
        self._stack.setCurrentWidget(self._customers if self._choosing else page)
        if found:
            self._show_pages(*sides)

    def _show_pages(self, published: Settings, mine: Settings) -> None:
        """Make the pages that are seen; both only where they are compared."""
        beside = self.way.side == "both" and self._wide
        one = first_of(self.way.side, comparing=self._comparing)
        comparing = beside or self._comparing
        # The same on both sides: else it would look as if publishing changed their bill.
        plan = plan_of(mine, self._known(), self._view)
        shown = self._page(published if one == "published" else mine, plan)
        device, count = self._view.device, None
        if comparing:
            other = self._page(mine if one == "published" else published, plan)
            count = self._stages.compare(shown, other, device, self.way.zoom, beside=beside)
        else:
            self._stages.put(shown, device, self.way.zoom)
        differ = bool(self._document and self._document.plan.changes)
        when = holds(published=one == "published", differ=differ, clicked=self._view.clicked)
        self._answers.put(shown.told if self.way.told else (), when)
        self._place_answers()
        said = caption(shown, self._view, count, self._known())
        if said != self._caption.text():
            self._caption.setText(said)

    def _place_answers(self) -> None:
        """They give way where the page itself would have no room, and to the list of customers."""
        width, answers = self.width(), self._answers
        height = self.height() - self._bar.heightForWidth(width)
        high = answers.heightForWidth(width) if answers.says_something else 0
        caption, said = below(height, self._caption.heightForWidth(width), high)
        said = said and answers.says_something and not self._choosing
        self._caption.setVisible((caption or not said) and not self._choosing)
        answers.setVisible(said)

    def _known(self) -> Known:
        return self._document.known if self._document else NOTHING_KNOWN

    def _page(self, settings: Settings, plan: str) -> Page:
        return page(settings, self._known(), replace(self._view, plan=plan))
