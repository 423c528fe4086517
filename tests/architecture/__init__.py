"""What the folders, files and names of the program have to be like."""
