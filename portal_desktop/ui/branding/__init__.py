"""Pictures and colours in the form: choosing, cropping, and whether they can be read."""
