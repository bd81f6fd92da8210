"""Figures as text for people and as records for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from kb.evaluation.gold import GoldClaim, GoldName
from kb.evaluation.scores import Difference, Measure, Scores, Share

MEASURES = ("claims", "names", "roles", "places", "attribution", "slots")
_LABELS = {
    "claims": "claims, typed",
    "names": "participants, by name",
    "roles": "participants, with role",
    "places": "places",
    "attribution": "attribution",
    "slots": "all slots (SLOT F1)",
}
COLUMNS = ("gold", "found", "right", "precision", "recall", "F1")


def measure_rows(scores: Scores) -> list[list[str]]:
    """A row for each field, with its figures by `COLUMNS`; all but the first and last are over paired claims."""
    return [_row(label, getattr(scores, name)) for name, label in _LABELS.items()]


def type_rows(scores: Scores) -> list[list[str]]:
    """A row for each type of event, as of `measure_rows`."""
    return [_row(name, measure) for name, measure in scores.by_type.items()]


def _row(label: str, measure: Measure) -> list[str]:
    ratios = (measure.precision, measure.recall, measure.f1)
    return [label, *map(str, (measure.gold, measure.found, measure.right)), *(f"{ratio:.3f}" for ratio in ratios)]


def share_lines(scores: Scores) -> Iterator[str]:
    """How often the single-valued fields of paired claims are right."""
    shares = {
        "status right": scores.status,
        "certainty right": scores.certainty,
        "time exact": scores.time_exact,
        "time compatible": scores.time_compatible,
    }
    for name, share in shares.items():
        yield f"{name:16} {share.value:.3f}  ({share.right} of {share.of})"
    yield f"{'time invented':16} {scores.time_invented}"
    listed = ", ".join(f"{name} {share.right} of {share.of}" for name, share in scores.status_by_gold.items())
    yield f"{'status by gold':16} {listed or 'no pairs'}"


def difference_lines(differences: Sequence[Difference]) -> Iterator[str]:
    """Each claim that was missed, is one too many or differs, with its fields and its sentence."""
    for each in differences:
        claim = each.gold or each.found
        assert claim is not None  # noqa: S101  (a difference has one at least)
        yield f"{each.kind:8} {each.article}  {claim.type}: {claim.trigger}"
        if each.gold is None or each.found is None:
            yield f"         {_told(claim)}"
        for name in each.fields:
            yield f"         {name}: gold {_shown(each.gold, name)}; found {_shown(each.found, name)}"
        yield f"         «{claim.quote}»"


def _told(claim: GoldClaim) -> str:
    names = ("status", "when", "participants", "places", "attributed_to")
    return "; ".join(f"{name}: {shown}" for name in names if (shown := _shown(claim, name)) != "-")


def _shown(claim: GoldClaim | None, name: str) -> str:
    value = getattr(claim, name)
    if isinstance(value, tuple):
        return ", ".join(_name(each) for each in value) or "-"
    return str(value or "-")


def _name(name: GoldName) -> str:
    role = f" ({name.role.value})" if name.role else ""
    return f"{name.name}{role}"


def to_record(scores: Scores, *, errors: bool) -> dict[str, Any]:
    """The figures as a JSON object, with `differences` where they are asked for."""
    record: dict[str, Any] = {
        "articles": scores.articles,
        "absent": list(scores.absent),
        **{name: _measure(getattr(scores, name)) for name in MEASURES},
        **{name: _share(getattr(scores, name)) for name in ("status", "certainty", "time_exact", "time_compatible")},
        "time_invented": scores.time_invented,
        "status_by_gold": {name: _share(share) for name, share in scores.status_by_gold.items()},
        "by_type": {name: _measure(measure) for name, measure in scores.by_type.items()},
    }
    if errors:
        record["differences"] = [{"kind": d.kind, **msgspec.to_builtins(d)} for d in scores.differences]
    return record


def _measure(measure: Measure) -> dict[str, float]:
    return {
        "gold": measure.gold,
        "found": measure.found,
        "right": measure.right,
        "precision": round(measure.precision, 4),
        "recall": round(measure.recall, 4),
        "f1": round(measure.f1, 4),
    }


def _share(share: Share) -> dict[str, float]:
    return {"right": share.right, "of": share.of, "share": round(share.value, 4)}
