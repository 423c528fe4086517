"""The few widgets of our own. Each paints itself in the theme's colours, has a focus ring, obeys
the keyboard, tells assistive programs what it is, and fires only for what a person does.
"""
