"""The parameters and bodies of the routes on documents."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from zoneqa.api.openapi import Schema, query_parameters
from zoneqa.api.schemas import Name

MOST_DOCUMENTS = 500
DOCUMENTS_ON_PAGE = 50
JOBS_ON_PAGE = 100


class CollectionQuery(BaseModel):
    """Which collection is meant; without a name, the default one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    collection: Name | None = None


class DocumentsQuery(CollectionQuery):
    """The parameters of GET /api/documents; `q` are letters of the name."""

    q: Name | None = None
    limit: int = Field(default=DOCUMENTS_ON_PAGE, ge=1, le=MOST_DOCUMENTS)
    offset: int = Field(default=0, ge=0, le=10**9)


class UploadQuery(CollectionQuery):
    """The parameters of PUT /api/documents/NAME."""

    replace: Literal["0", "1"] = "0"


class JobsQuery(CollectionQuery):
    """The parameters of GET /api/jobs."""

    limit: int = Field(default=JOBS_ON_PAGE, ge=1, le=JOBS_ON_PAGE)


COLLECTION_QUERY = query_parameters(CollectionQuery)
DOCUMENTS_QUERY = query_parameters(DocumentsQuery)
UPLOAD_QUERY = query_parameters(UploadQuery)
JOBS_QUERY = query_parameters(JobsQuery)
UPLOAD_BODY: Schema = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
