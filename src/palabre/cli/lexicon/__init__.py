"""Words of the screens, as a data file."""
