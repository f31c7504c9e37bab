"""Components against a policy: what contradicts itself, what is not allowed, what is owed."""
