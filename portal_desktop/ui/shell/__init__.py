"""The window: its frame, menus, search, and the pages that take a tab's place."""
