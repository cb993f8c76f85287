"""Which actor, which place: names in a reading -> ids of the actor register and of the gazetteer."""
