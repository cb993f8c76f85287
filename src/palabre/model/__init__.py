"""The nouns of Palabre, one file each: frozen dataclasses, enums, ids. Imports nothing of ours but errors."""
