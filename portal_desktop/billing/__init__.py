"""What a setting does to a customer's bill, and what a subscription may do. Pure."""
