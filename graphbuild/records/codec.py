"""Records as JSON text and back, without loss."""

from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from graphbuild.errors import ArticleError, EvidenceError
from graphbuild.model import Article, Record


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


@cache
def _article_adapter() -> TypeAdapter[Article]:
    return TypeAdapter(Article)


def to_json(record: Record) -> str:
    """Return the record as one line of JSON.

    Raises:
        ArticleError: The text holds a lone surrogate, which no file or database can store.
    """
    try:
        return _adapter().dump_json(record).decode()
    except PydanticSerializationError as error:
        raise ArticleError(f"article {record.article.id}: cannot be stored as UTF-8: {error}") from error


def from_json(text: str) -> Record:
    """Read what ``to_json`` wrote.

    Raises:
        EvidenceError: The text is no record, or a field has another type than the model says.
    """
    try:
        return _adapter().validate_json(text, strict=True)
    except ValidationError as error:
        raise _damage(error) from error


def article_from_json(text: str) -> Article:
    """Read the article of a record.

    Raises:
        EvidenceError: The text is no article.
    """
    try:
        return _article_adapter().validate_json(text, strict=True)
    except ValidationError as error:
        raise _damage(error) from error


def _damage(error: ValidationError) -> EvidenceError:
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    return EvidenceError(
        f"stored record is damaged at {where or 'its start'} ({first['msg']}): build into another folder"
    )
