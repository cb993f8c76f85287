"""Tests of the language model of the user's own, against a small server on this machine."""
