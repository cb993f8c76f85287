"""Text to what the article says: Article in, Reading out. Refuses languages that are neither English nor French."""
