"""Fonts, colours, spacing and icons, in light and dark."""
