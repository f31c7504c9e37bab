"""Package URLs, by the reference library."""

from __future__ import annotations

from packageurl import PackageURL


def npm_purl(name: str, version: str) -> str:
    """``pkg:npm/...``; the scope of ``@scope/name`` is the namespace."""
    scope, _, bare = name.rpartition("/")
    return purl("npm", bare, version, scope)


def purl(kind: str, name: str, version: str = "", namespace: str = "") -> str:
    """A package URL, or nothing where the parts make none."""
    try:
        return PackageURL(kind, namespace or None, name, version or None).to_string()
    except ValueError:
        return ""


def named(address: str) -> tuple[str, str, str]:
    """Type, full name and version of a package URL; empty strings for what is none."""
    try:
        found = PackageURL.from_string(address)
    except ValueError:
        return "", "", ""
    name = f"{found.namespace}/{found.name}" if found.namespace else found.name
    return found.type, name, found.version or ""
