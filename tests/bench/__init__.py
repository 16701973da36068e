"""`make bench`: the site beside what else could build it, from the same papers in the same run."""
