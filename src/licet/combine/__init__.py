"""``combine``: whether a work under one licence may go out, as part of another or alone, under another."""
