"""Word lists of the stage `resolve`."""
