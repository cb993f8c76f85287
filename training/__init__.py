"""How what ships is made: the weights, the gazetteer, the calibration. Nothing of it is needed to read."""
