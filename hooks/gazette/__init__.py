"""The core of the policy-publicity site: everything that would be true without a site generator."""
