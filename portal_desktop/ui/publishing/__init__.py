"""The bar that publishes, and the review of what will change."""
