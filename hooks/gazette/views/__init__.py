"""Catalog → plain view models: what a template loops over. Addresses are relative to the site's root."""
