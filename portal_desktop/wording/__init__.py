"""Settings, options and values in words for merchants and their customers."""
