"""Tests of events that are told to go on."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("المعارك بين روسيا وأوكرانيا في دمشق ما زالت محتدمة.", "ongoing"),
        ("المفاوضات بين روسيا والصين في بكين لا تزال بعيدة عن النجاح.", "ongoing"),
        ("المفاوضات بين روسيا والصين في بكين نجحت.", "occurred"),
        ("تستمر روسيا بشن غارات على أوكرانيا.", "ongoing"),
        ("تواصلت أمس في بكين اجتماعات روسيا والصين.", "ongoing"),
        ("انعقدت أمس في بكين اجتماعات روسيا والصين.", "occurred"),
        ("تضغط روسيا على أوكرانيا.", "ongoing"),
        ("تواجه أوكرانيا ضغوطا من روسيا.", "ongoing"),
        ("ضغطت روسيا على أوكرانيا.", "occurred"),
    ],
)
def test_what_goes_on_still_is_ongoing(text: str, status: str, find_claims: Find) -> None:
    assert [claim.status.value for claim in find_claims(text)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("خاضت روسيا حربا ضد أوكرانيا.", "occurred"),
        ("تخوض روسيا حربا ضد أوكرانيا.", "ongoing"),
        ("أعلنت روسيا الحرب على أوكرانيا.", "ongoing"),
    ],
)
def test_a_war_that_was_fought_is_over(text: str, status: str, find_claims: Find) -> None:
    assert [claim.status.value for claim in find_claims(text) if claim.type == "War"] == [status]
