"""Which plans customers can switch to, their quantities, and breaks."""
