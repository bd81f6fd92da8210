"""Tests of times that count from what an article told before."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _when(claims: tuple[Claim, ...]) -> list[str | None]:
    return [claim.time.edtf if claim.time else None for claim in claims]


def test_the_same_day_is_that_of_what_was_told_before(find_claims: Find) -> None:
    found = find_claims("اعتقلت الشرطة مسلحا يوم الاثنين الماضي. كما اعتقلت الشرطة في اليوم نفسه مصورة صحافية.")
    assert _when(found) == ["2024-06-10", "2024-06-10"]


def test_the_same_day_of_nothing_told_before_is_no_day(find_claims: Find) -> None:
    assert _when(find_claims("اعتقلت الشرطة في اليوم نفسه مصورة صحافية.")) == [None]


def test_days_are_counted_from_an_event_told_before(find_claims: Find) -> None:
    found = find_claims("وقع هجوم على مسجد في الكويت في 26 مايو الماضي. وكانت الشرطة اعتقلت مسلحا بعد يومين من الهجوم.")
    assert _when(found)[-1] == "2024-05-28"


def test_days_are_not_counted_from_an_event_of_another_kind(find_claims: Find) -> None:
    found = find_claims(
        "وقع هجوم على مسجد في الكويت في 26 مايو الماضي. وكانت الشرطة اعتقلت مسلحا بعد يومين من المظاهرة."
    )
    assert _when(found)[-1] is None
