"""Draw a sweep from the terms of careful readers: sweep_gold.py LICENCE PROFILE-JSON [text|svg|json]."""

from __future__ import annotations

import json
import sys

from owe_gold import BENCH, reading

from licet.owe.profile import from_tree
from licet.pipeline import Engine
from licet.pipeline_offers import alone
from licet.report.formats import render_page
from licet.report.regions import sweep_page
from licet.text.from_string import from_string


def main() -> None:
    name, facts, form = sys.argv[1], sys.argv[2], sys.argv[3]
    record = json.loads((BENCH / "gold" / "gold" / f"{name}.json").read_text("utf-8"))
    text = from_string((BENCH / "gold" / record["text_file"]).read_bytes().decode("utf-8"), name)
    over = tuple(sys.argv[4].split(",")) if len(sys.argv) > 4 else ()
    found = Engine().sweep_report(alone(text, reading(record)), from_tree({"facts": json.loads(facts)}), over)
    render_page(sweep_page(found), found, form, sys.stdout)


if __name__ == "__main__":
    main()
