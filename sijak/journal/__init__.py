"""What was done for somebody, on which day? One coded row a service, never changed."""
