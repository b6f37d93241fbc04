from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.asking.faults import Fault, Unusable
from summarizer.asking.retrying import Course, Pace, Policy
from summarizer.schemas.provenance import Outcome


class World:
    """A clock that only sleeping moves, and a request that fails as told."""

    def __init__(self, policy: Policy, *errors: Exception, chance: float = 1.0) -> None:
        self.now_s, self.calls = 0.0, 0
        self.slept: list[float] = []
        self.errors = errors
        pace = Pace(now=lambda: self.now_s, sleep=self.sleep, chance=lambda: chance)
        self.course = Course(policy, pace, None)

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds
        self.slept.append(seconds)

    def request(self) -> None:
        self.calls += 1
        if self.calls <= len(self.errors):
            raise self.errors[self.calls - 1]

    def run(self) -> None:
        self.course.retrying()(self.request)


def busy(retry_after_s: float | None = None) -> Fault:
    return Fault("busy", status=503, retry_after_s=retry_after_s)


def test_the_back_off_doubles_to_its_end() -> None:
    world = World(Policy(tries=9, first_wait_s=1, longest_backoff_s=5), *[busy()] * 6)

    world.run()

    assert world.slept == [1, 2, 4, 5, 5, 5]


def test_half_of_the_back_off_is_chance() -> None:
    world = World(Policy(), busy(), busy(), chance=0.0)

    world.run()

    assert world.slept == [0.5, 1.0]


def test_tries_are_counted_with_the_first() -> None:
    world = World(Policy(tries=3), *[busy()] * 9)

    with pytest.raises(Fault, match="busy"):
        world.run()

    assert world.calls == 3


def test_a_refusal_is_not_asked_again() -> None:
    world = World(Policy(), Unusable(Outcome.REFUSED, "no"))

    with pytest.raises(Unusable):
        world.run()

    assert world.calls == 1


def test_a_bug_is_not_asked_again() -> None:
    world = World(Policy(), KeyError("ours"))

    with pytest.raises(KeyError):
        world.run()

    assert world.calls == 1


def test_trouble_on_the_way_does_not_use_up_the_reasks() -> None:
    empty = Unusable(Outcome.EMPTY, "empty")
    world = World(Policy(tries=4, reasks=2), busy(), empty, busy(), empty, busy())

    world.run()

    assert world.calls == 6


errors = st.one_of(
    st.builds(busy, st.none() | st.floats(0, 500)),
    st.sampled_from([Outcome.EMPTY, Outcome.CUT_OFF]).map(lambda how: Unusable(how, "")),
)
policies = st.builds(
    Policy,
    tries=st.integers(1, 8),
    reasks=st.integers(0, 3),
    first_wait_s=st.floats(0, 10),
    longest_wait_s=st.floats(0, 300),
    deadline_s=st.floats(0.1, 400),
)


@given(policies, st.lists(errors, max_size=20), st.floats(0, 1))
def test_no_script_of_failures_gets_past_the_bounds(
    policy: Policy, script: list[Exception], chance: float
) -> None:
    world = World(policy, *script, chance=chance)

    with suppress(Fault, Unusable):
        world.run()

    assert sum(world.slept) < policy.deadline_s
    assert all(seconds <= policy.longest_wait_s for seconds in world.slept)
    assert world.calls <= policy.tries + policy.reasks
