"""The preview beside the form; drawn from ``portal_desktop.page``, painted by one widget."""

from portal_desktop.ui.preview.pane import PreviewPane

__all__ = ["PreviewPane"]
