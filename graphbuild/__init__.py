"""Articles in, an honest graph of who stands where out."""
