"""What judging and labelling share: terms seen as limits on the rights that everyone should have."""
