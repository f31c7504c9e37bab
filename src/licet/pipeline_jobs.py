"""What a check has to read: each text once, over the processors, remembered by content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from licet.check.outside import outside
from licet.errors import LicetError
from licet.knowledge.load import cache_dir
from licet.pipeline import Engine
from licet.report.model import Quote, Report
from licet.scan.model import Found
from licet.spread import spread
from licet.text.from_string import from_string
from licet.text.provisions import provisions

if TYPE_CHECKING:
    from licet.owe.profile import Profile

# text: a licence text, to a report; known: an SPDX id, to a report; beside: a read-me or notice, to those of
# its sentences that speak like terms; stated: lines around a licence's name, to what they say of licences
Kind = Literal["text", "known", "beside", "stated"]
_FORMS: dict[Kind, Any] = {
    "text": Report,
    "known": Report,
    "beside": tuple[Quote, ...],
    "stated": tuple[Found, ...],
}
_PROFILED: tuple[Kind, ...] = ("text", "known")


class Job(msgspec.Struct, frozen=True):
    """Something to read: the bytes of a file called ``name``, or the licence of that id."""

    kind: Kind
    name: str
    data: bytes = b""

    @property
    def sha256(self) -> str:
        """Of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass
class Desk:
    """Reads jobs for one profile. ``fresh`` ignores what was remembered."""

    engine: Engine
    profile: Profile | None = None
    fresh: bool = False
    progress: Callable[[str, float], None] | None = None

    def reports(self, jobs: Iterable[Job]) -> dict[str, Report]:
        """A report for each job of a text or an id, by its name."""
        rows = list(jobs)
        return {
            job.name: msgspec.structs.replace(made, path=job.name)
            for job, made in zip(rows, self.read(rows), strict=True)
        }

    def read(self, jobs: Sequence[Job]) -> list[Any]:
        """What each job gives, in order; the same content is read once, and what was read is remembered."""
        keys = [self._key(job) for job in jobs]
        done: dict[str, Any] = {}
        left: dict[str, Job] = {}
        for job, key in zip(jobs, keys, strict=True):
            if key in done or key in left:
                continue
            found = None if self.fresh else _remembered(key, job.kind)
            if found is not None:
                done[key] = found
            else:
                left[key] = job
        if left:
            _ = self.engine.catalogue  # built once, here, if it has to be
        made = spread(partial(_reader, self.profile), tuple(left.values()))
        for number, (key, result) in enumerate(zip(left, made, strict=True), 1):
            done[key] = result
            if not isinstance(result, Report) or result.error is None:
                _remember(key, result)
            if self.progress:
                self.progress("reading licences", number / len(left))
        return [done[key] for key in keys]

    def _key(self, job: Job) -> str:
        what = job.name if job.kind == "known" else job.sha256
        who = self.profile if job.kind in _PROFILED else None
        about = (job.kind, what, self.engine.catalogue.release, _state(), who)
        return hashlib.sha256(repr(about).encode()).hexdigest()


def words_of(data: bytes, shown: str) -> str:
    """The text of a file; nothing for one that is none (its report says why)."""
    from licet.text.decode import decode

    try:
        return decode(data, shown)[0]
    except LicetError:
        return ""


def _reader(profile: Profile | None) -> Callable[[Job], Any]:
    """What one of many processes does with a job."""
    engine = Engine()

    def read(job: Job) -> Any:
        match job.kind:
            case "known":
                return engine.attempt(job.name, partial(engine.of_id, job.name), profile)
            case "text":
                return engine.attempt(job.name, partial(engine.of_bytes, job.data, job.name), profile)
            case "beside":
                return _beside(engine, job)
            case "stated":
                return _stated(engine, job.data.decode("utf-8", "replace"))

    return read


def _beside(engine: Engine, job: Job) -> tuple[Quote, ...]:
    """Sentences that speak like terms and belong to no known licence or notice."""
    words = words_of(job.data, job.name)
    if not words.strip():
        return ()
    text = from_string(words, job.name)
    found = outside(text, provisions(text))
    known = engine.known(text) if found else ()
    return tuple(q for q in found if not any(k.start <= q.start and q.end <= k.end for k in known))


def _stated(engine: Engine, words: str) -> tuple[Found, ...]:
    from licet.identify.from_text import identify
    from licet.scan.headers import found_in

    return found_in(words, lambda some: identify(from_string(some), engine.catalogue))


@cache
def _state() -> str:
    """What licet itself is: its version, and the newest change to a file of it."""
    from importlib.metadata import version

    top = Path(__file__).parent
    newest = max(p.stat().st_mtime_ns for p in top.rglob("*") if p.suffix in (".py", ".toml"))
    return f"{version('licet')}-{newest}"


def _remembered(key: str, kind: Kind) -> Any | None:
    try:
        return msgspec.msgpack.decode(_place(key).read_bytes(), type=_FORMS[kind])
    except (OSError, msgspec.DecodeError):
        return None


def _remember(key: str, made: Any) -> None:
    """Write at once or not at all; a cache that cannot be written is no error."""
    place = _place(key)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_suffix(f".{os.getpid()}")
        part.write_bytes(msgspec.msgpack.encode(made))
        part.replace(place)
    except OSError:
        pass


def _place(key: str) -> Path:
    return cache_dir() / "reports" / key[:2] / f"{key}.msgpack"
