"""A check in every output format."""
