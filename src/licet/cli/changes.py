"""What has changed since a revision, as git says."""

from __future__ import annotations

import subprocess
from pathlib import Path

from licet.errors import InputError


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Paths below ``root``, relative to it, that differ from a git revision or are new.

    Raises ``InputError`` where git is missing, ``root`` is in no repository or the revision is unknown.
    """
    commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()
    differ = _git(root, "diff", "--name-only", "--relative", "-z", commit, "--", ".")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(p for p in (differ + new).split("\0") if p)


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=True, timeout=60
        )
    except FileNotFoundError as error:
        raise InputError("git is not installed", cure="leave --changed-since out") from error
    except subprocess.TimeoutExpired as error:
        raise InputError("git does not answer", where=str(root)) from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise InputError(said[0], where=str(root), cure="name a revision that is there") from error
    return done.stdout.decode("utf-8", "surrogateescape")
