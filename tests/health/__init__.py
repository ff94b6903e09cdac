"""What is promised about the hospital rooms."""
