"""The preview beside the form; drawn from ``portal_desktop.portal_page``, painted by one widget."""
