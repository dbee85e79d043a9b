"""What a build writes besides pages."""
