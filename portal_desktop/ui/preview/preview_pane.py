"""The preview: the portal as a customer would see it, and the bar to choose what is seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot
from portal_desktop.account.subscriptions import customer_of
from portal_desktop.common.i18n import _
from portal_desktop.options.values import Image, StripeFile
from portal_desktop.portal_page import Device, Page, PageName, PageView, build_page
from portal_desktop.portal_page.blocks import FieldBlock, Link
from portal_desktop.portal_page.navigation import view_after_back, view_of_page
from portal_desktop.portal_page.view import SITUATIONS, Situation
from portal_desktop.portal_page.viewed_customer import plan_of
from portal_desktop.settings.half_typed_colours import DrawnDraft
from portal_desktop.settings.settings import Settings
from portal_desktop.ui.branding.image_loader import Background
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.preview import caption
from portal_desktop.ui.preview.ability_list import Answers
from portal_desktop.ui.preview.comparison_view import ComparisonView
from portal_desktop.ui.preview.customer_picker import CustomerPanel
from portal_desktop.ui.preview.device_frame import Zoom
from portal_desktop.ui.preview.export_image import Saver
from portal_desktop.ui.preview.image_decoder import Pictures
from portal_desktop.ui.preview.labels import language_for
from portal_desktop.ui.preview.loading_placeholder import PreviewPlaceholder
from portal_desktop.ui.preview.more_menu import More
from portal_desktop.ui.preview.preview_state import Side, Way, first_of, restored_state
from portal_desktop.ui.preview.toolbar import SOMEBODY, PreviewToolbar
from portal_desktop.ui.session.document import Document
from portal_desktop.ui.widgets.boxes import add_parts, column_of
from portal_desktop.ui.widgets.panel import Panel

LEAST_WIDTH = 420
BESIDE = 1_100
"""Pixels of the pane from which on two pages stand beside each other."""
MOST_BACK = 50


class PreviewPane(Panel):
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
        plain_text.identify(self, "preview")
        plain_text.set_name(self, _("Preview"))
        self.setMinimumWidth(LEAST_WIDTH)
        self._document: Document | None = None
        self._drawn = DrawnDraft()
        self._view = PageView(today=today)
        self._trail: list[PageView] = []
        self.way = Way()
        self._comparing = self._choosing = False
        self.pictures = Pictures(picture, background, self)
        self._stages = ComparisonView(self.pictures, host)
        self.stage, self.other = self._stages.stage, self._stages.other
        self._waiting = PreviewPlaceholder()
        self._customers = CustomerPanel()
        self._answers = Answers()
        self._caption = caption.make_caption()
        self._saver = Saver(self, self.pictures, host, background)
        self.more = More(self, open_address)
        self._bar = PreviewToolbar(self.more)
        self._lay_out()
        self._connect_signals()
        self._update_view()

    def show_document(self, document: Document) -> None:
        """Show a document as it is now; to be connected to its ``changed``."""
        self._document = document
        self._update_view()

    def show_page(self, name: PageName) -> None:
        """Go to a page of the portal."""
        settings = self._document.draft if self._document else Settings()
        self.go_to(view_of_page(self._view, name, settings, self._account_snapshot()))

    def show_device(self, device: Device) -> None:
        """Look at it in a browser or on a phone."""
        self.set_view(replace(self._view, device=device))

    def show_side(self, side: Side) -> None:
        """Look at what is published, at the draft, or at both."""
        self.way = replace(self.way, side=side)
        self._update_view()

    def show_situation(self, situation: Situation) -> None:
        """See it as the example customer, in a situation."""
        self.set_view(self._view.for_other_customer("", self.way.language, situation))

    def show_customer(self, customer: str) -> None:
        """See it as one of the merchant's customers (``cus_…``), in the language they prefer."""
        known = self._account_snapshot().subscriptions
        person = customer_of(known, customer) if known else None
        language = language_for(person.language if person else "", self.way.language)
        self.set_view(self._view.for_other_customer(customer, language))

    def show_language(self, language: str) -> None:
        """See dates and amounts as a language writes them."""
        self.way = replace(self.way, language=language)
        self.set_view(replace(self._view, language=language))

    def show_zoom(self, zoom: Zoom) -> None:
        """As large as fits, or at its real size."""
        self.way = replace(self.way, zoom=zoom)
        self._update_view()

    def go_to(self, view: PageView) -> None:
        """Go where a click leads."""
        if view.page != self._view.page:
            self._trail = [*self._trail[-MOST_BACK:], self._view]
        self.set_view(view)

    def back(self) -> None:
        """Go to the page before."""
        if self._trail:
            self.set_view(view_after_back(self._view, self._trail.pop()))

    def set_view(self, view: PageView) -> None:
        """Look from elsewhere; no step to come back from."""
        self._view, self._choosing = replace(view, plan=""), False
        self._update_view()

    def save(self, times: int) -> None:
        """Ask where to save the page shown as a picture."""
        if (shown := self.stage.page()) is not None:
            self._saver.save(shown, self._view.device, times)

    def show_message(self, words: str) -> None:
        """Say something in the line below the page, until the page changes."""
        self._caption.setText(words)
        plain_text.announce(self, words)

    def view(self) -> PageView:
        """From where it is looked at now."""
        return self._view

    def restore_view(self, kept: str) -> None:
        """Look at it as it was looked at (see ``preview_state.to_remember``)."""
        self.way, view = restored_state(kept, self._view)
        self.set_view(view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = event.oldSize().width() >= BESIDE
        self._bar.make_room(beside=self._is_wide)
        if before != self._is_wide:
            self._update_view()
        else:
            self._place_answers()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= BESIDE

    def _lay_out(self) -> None:
        # In its place before anything is put into it: it shows its first part at once.
        self._stack = QStackedLayout()
        column = column_of(self._bar, (self._stack, 1), on=self, gap=0)
        for each in (self._waiting, self._stages, self._customers):
            self._stack.addWidget(each)
        add_parts(column, self._caption, self._answers)

    def _connect_signals(self) -> None:
        bar = self._bar
        self._stages.followed.connect(self._follow_target)
        bar.page.connect(self.show_page)
        bar.back.connect(self.back)
        bar.device.connect(self.show_device)
        bar.side.connect(self.show_side)
        bar.situation.connect(self._choose_situation)
        bar.visitor.connect(lambda visitor: self.set_view(replace(self._view, visitor=visitor)))
        bar.language.connect(self.show_language)
        bar.told.connect(self._show_abilities)
        bar.say_back.connect(self.say_back)
        bar.held.connect(self._set_comparing)
        self.more.device.connect(self.show_device)
        self.more.zoom.connect(self.show_zoom)
        self.more.save.connect(self.save)
        self.more.own_window.connect(self.own_window)
        self.more.said.connect(self.show_message)
        self._saver.said.connect(self.show_message)
        self._customers.chosen.connect(self.show_customer)
        self._customers.again.connect(self.read_again)
        self._customers.closed.connect(lambda: self.set_view(self._view))

    def _follow_target(self, target: PageView | Link | FieldBlock) -> None:
        """Go where a click leads; what leads out of the portal is only named."""
        if isinstance(target, PageView):
            self.go_to(target)
        else:
            self.show_message(caption.leads_out(target))

    def _choose_situation(self, chosen: object) -> None:
        if chosen == SOMEBODY:
            self._choosing = True
            self._update_view()
            self._customers.start_search()
        for situation in SITUATIONS:
            if chosen == situation:
                self.show_situation(situation)

    def _show_abilities(self, told: bool) -> None:
        self.way = replace(self.way, told=told)
        self._update_view()

    def _set_comparing(self, held: bool) -> None:
        self._comparing = held
        self._update_view()

    def _update_view(self) -> None:
        known = self._account_snapshot()
        name = caption.customer_name(known, self._view.customer)
        one = first_of(self.way.side, comparing=self._comparing)
        side = self.way.side if self._is_wide and not self._comparing else one
        self._bar.show_state(self._view, side, name, told=self.way.told, back=bool(self._trail))
        self.more.check_zoom(self.way.zoom)
        if self._document is None or not self.isVisible():
            return  # shown when it becomes visible
        self._customers.show_known(known)
        sides = (self._document.base, self._drawn.settings_to_draw(self._document.history))
        found = sides[0] if one == "published" else sides[1]
        page = self._stages if found else self._waiting
        self._stack.setCurrentWidget(self._customers if self._choosing else page)
        if found:
            self._show_pages(*sides, one)

    def _show_pages(self, published: Settings, mine: Settings, one: Side) -> None:
        """Make the pages that are seen, the one first; both only where they are compared."""
        beside = self.way.side == "both" and self._is_wide
        # The same on both sides: else it would look as if publishing changed their bill.
        plan = plan_of(mine, self._account_snapshot(), self._view)
        shown = self._build_page(published if one == "published" else mine, plan)
        device, count = self._view.device, None
        if beside or self._comparing:
            other = self._build_page(mine if one == "published" else published, plan)
            count = self._stages.compare(shown, other, device, self.way.zoom, beside=beside)
        else:
            self._stages.show_single_page(shown, device, self.way.zoom)
        differ = bool(self._document and self._document.plan.changes)
        when = caption.validity_text(
            published=one == "published", differ=differ, clicked=self._view.has_user_actions
        )
        self._answers.set_abilities(shown.told if self.way.told else (), when)
        self._place_answers()
        said = caption.caption_text(shown, self._view, count, self._account_snapshot())
        if said != self._caption.text():
            self._caption.setText(said)

    def _place_answers(self) -> None:
        """They give way where the page itself would have no room, and to the list of customers."""
        width, answers = self.width(), self._answers
        height = self.height() - self._bar.heightForWidth(width)
        high = answers.heightForWidth(width) if answers.says_something else 0
        captioned, said = caption.visible_below_page(
            height, self._caption.heightForWidth(width), high
        )
        said = said and answers.says_something and not self._choosing
        self._caption.setVisible((captioned or not said) and not self._choosing)
        answers.setVisible(said)

    def _account_snapshot(self) -> AccountSnapshot:
        return self._document.account_snapshot if self._document else NOTHING_KNOWN

    def _build_page(self, settings: Settings, plan: str) -> Page:
        return build_page(settings, self._account_snapshot(), replace(self._view, plan=plan))
