"""What leaves Palabre: briefs and exports, made from the record alone through a read-only view."""
