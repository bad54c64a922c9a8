"""Strict reading of the parameters in an address: any fault is a 422 that repeats nothing."""

from __future__ import annotations

from typing import TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from zoneqa.api.http_errors import HttpError

Model = TypeVar("Model", bound=BaseModel)


def read_query(request: Request, model: type[Model]) -> Model:
    """Read the parameters of an address as `model`; an empty one counts as left out.

    Only a parameter that is a list may be repeated. Raises HttpError.
    """
    query = request.query_params
    given = {name: list(filter(None, query.getlist(name))) for name in query}
    lists = {n for n, field in model.model_fields.items() if get_origin(field.annotation) is list}
    values = {
        name: found if name in lists or len(found) > 1 else found[0]
        for name, found in given.items()
        if found
    }
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        name = str(first["loc"][0])
        if name not in model.model_fields:
            message = f"The parameters are {', '.join(model.model_fields)}, and no others."
        else:
            message = f"The parameter '{name}' is not valid: {first['msg']}."
        raise HttpError(422, "parameter_invalid", message) from None
