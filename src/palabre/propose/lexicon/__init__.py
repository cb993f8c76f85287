"""What the model is asked, and words that a check needs, as data files."""
