"""Chores: setting up, and writing the generated pages of the documentation."""
