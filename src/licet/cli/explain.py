"""``licet explain OSD-5``: a criterion, where it comes from and what goes against it."""

from __future__ import annotations

import click

from licet.judge.explain import Explanation
from licet.judge.explain import explain as explanation


@click.command(name="explain")
@click.argument("criterion")
def explain(criterion: str) -> None:
    """Print CRITERION (for example OSD-5, FSF-0, DFSG-3): paraphrase, source, rules, readings, cases."""
    click.echo(render(explanation(criterion)))


def render(found: Explanation) -> str:
    """The explanation as plain text."""
    lines = [
        f"{found.id} {found.title} ({found.definition} {found.version})",
        found.source,
        "",
        found.paraphrase,
    ]
    if found.needs:
        lines += ["", "must be granted: " + "; ".join(found.needs)]
    if found.release:
        lines += ["", f"cannot be told from a licence alone: {found.release}"]
    lines += _block("what goes against it", [f"{a}: {why} [{name}]" for name, a, why in found.against])
    lines += _block("readings", [f"{name}: {what}" for name, what in found.readings])
    lines += _block("decided in like cases", [f"{what} ({source})" for what, source in found.decided])
    return "\n".join(lines)


def _block(title: str, rows: list[str]) -> list[str]:
    return ["", title, *(f"  {row}" for row in rows)] if rows else []
