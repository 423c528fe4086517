"""The preview beside the form; drawn from ``portal_desktop.page``, painted by one widget."""
