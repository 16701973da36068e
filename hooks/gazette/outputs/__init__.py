"""Files for machines, made from the catalogue."""
