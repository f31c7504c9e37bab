"""From which sizes on a text asks for more."""
