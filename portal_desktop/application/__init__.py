"""Starting the program: the command, and the one place that makes the real things and joins
them."""
