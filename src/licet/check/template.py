"""The ``licet.toml`` that ``licet init`` writes."""

TEMPLATE = """\
# licet.toml: who you are, and what you allow. `licet check` finds it here or in a folder above.

[profile]
# What is not said is not known, and the answer may then be "depends". All keys: `licet profile new`.
# monthly_active_users = 50_000
# monthly_revenue = "100000 EUR"
# annual_revenue = "1200000 EUR"
# employees = 12
# commercial = true
# distribution = true        # you give copies to others
# network_service = true     # others use it over a network
# modified = false

[policy]
# A word is an SPDX id or a pattern ("GPL-*"), or one of
#   class:non-commercial      what a licence is as a whole
#   OSD:NO  FSF-0:CONTESTED   the answer of a definition or a criterion (`licet explain OSD-6`)
#   called:open source        a name that may fairly be used
#   term:compete              a duty, limit or ban with this action (also term:duty/display-attribution)
#   owed:display-attribution  a duty that you owe, or may owe
# An id under allow is allowed whatever else fits; then deny outweighs review, and review allow.
allow = []
review = ["OSD:UNKNOWN", "OSD:CONTESTED"]
deny = ["OSD:NO", "owed:display-attribution"]
default = "allow"

[check]
# exclude = ["tests/data/"]   # patterns as in .gitignore: what is not yours to ship
# headers = false            # do not read what source files say in their comments

# [[clarify]]                # somebody has read it
# component = "left-pad *"   # name, or name and version, as `licet check` prints them
# licence = "WTFPL"
# reason = "said so in the issue tracker"
# file = "LICENSE"
# sha256 = "0a1b2c3d"        # of the file (the first digits are enough); a change undoes the clarification

# [[ignore]]                 # somebody accepts a finding, for a time
# finding = "declared-differs"
# component = "left-pad *"
# reason = "reported upstream"
# until = 2027-06-30
"""
