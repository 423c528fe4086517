"""What takes minutes: killing the program while somebody types, and hours of typing.

``make test`` runs a short form of each, ``make soak`` the long one (``PORTAL_SOAK=1``).
"""
