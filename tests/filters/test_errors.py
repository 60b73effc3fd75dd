from __future__ import annotations

import pytest

from filters import errors


def test_the_base_class_is_not_raised():
    with pytest.raises(TypeError):
        errors.FilterError("x")


def test_every_error_knows_its_status_and_code():
    """Requests are the client's fault, answers the upstream's, misuse ours."""
    for error in vars(errors).values():
        if isinstance(error, type) and issubclass(error, errors.FilterError) and error is not errors.FilterError:
            raised = error("m", param="p", code=None)
            expected = (
                400
                if isinstance(raised, errors.RequestError)
                else 502
                if isinstance(raised, errors.ResponseError)
                else 500
            )
            assert raised.status == expected
            assert raised.code.replace("_", "").isalpha()
            assert raised.param == "p"
