"""What waits for me today? The first page after sign-in, and the calendar."""
