"""One open account: the document, its account and its place on the disk kept together. No
widget."""
