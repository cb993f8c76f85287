"""The sections of the brief, one file each: the record's items in, sentences out."""
