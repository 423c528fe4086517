"""Choosing, searching and typing products and prices. Pure."""
