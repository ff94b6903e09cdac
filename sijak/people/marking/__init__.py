"""What in a text could tell who somebody is? A local reader of patterns and lists; it sends nothing away."""
