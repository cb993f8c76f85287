"""Word lists of the reader: TOML files, each with a loader in the component that owns it."""
