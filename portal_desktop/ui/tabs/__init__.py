"""The tabs: each module is an outline of the sections and rows on one of them."""
