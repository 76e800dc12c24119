"""What the driver raises, as one line for the user: which server, what is wrong, what to do; never the password."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConnectionAcquisitionTimeoutError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graphbuild.errors import GraphbuildError, ServerAwayError, StoreError, TemplateError
from graphbuild.store.patience import Silence

_PORT = 7687
_LOOK_SECONDS = 3.0


@contextmanager
def explained(
    where: str,
    *,
    user: str,
    database: str,
    timeout: float | None = None,
    waited: float = 0.0,
    writing: bool = False,
) -> Iterator[None]:
    """Turn the driver's errors into ours.

    Args:
        where: The server's address.
        user: User name of the login.
        database: Name of the database.
        timeout: Seconds that the query was given.
        waited: Seconds of silence after which a server is given up.
        writing: It was a step of a load.

    Raises:
        TemplateError: The query is wrong.
        StoreError: Anything else.
    """
    try:
        yield
    except AuthError as error:
        raise StoreError(
            f"{where} refuses the login of user {user!r}: check the user and the password in NEO4J_PASSWORD"
        ) from error
    except (Silence, ServiceUnavailable, SessionExpired, ConnectionAcquisitionTimeoutError, OSError) as error:
        raise _silence(error, where, waited) from error
    except Neo4jError as error:
        raise _refusal(error, where, database, timeout, waited if writing else 0) from error
    except (ConfigurationError, ValueError) as error:
        raise StoreError(f"{where} is not a usable server address: {_first_line(error)}") from error
    except DriverError as error:
        raise StoreError(f"{where}: the driver gives up: {_first_line(error)}") from error


def _silence(error: BaseException, where: str, waited: float) -> StoreError:
    """Say why no server answers."""
    causes = [*_causes(error), *(_greeting(where) if where.startswith("neo4j+s://") else ())]
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            scheme = where.partition("://")[0]
            return StoreError(
                f"the certificate of {where} cannot be trusted ({cause.verify_message}): is the address right? "
                f"{scheme}sc:// accepts it without looking, for servers of your own"
            )
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        plain = where.partition("+")[0]
        return StoreError(f"{where} does not answer encrypted: use {plain}:// where the server has no certificate")
    tried = f" (waited {waited:g} s)" if waited else ""
    return ServerAwayError(f"no Neo4j server answers at {where}{tried}: is it started, is the address right?")


def _greeting(where: str) -> Iterator[ssl.SSLError]:
    """Yield what is wrong with the encryption: behind a routing address the driver does not say why nothing answers."""
    address = urlsplit(where)
    peer = (address.hostname or "", address.port or _PORT)
    try:
        with (
            socket.create_connection(peer, timeout=_LOOK_SECONDS) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=address.hostname),
        ):
            pass
    except ssl.SSLError as error:
        yield error
    except OSError:
        pass  # nothing answers at all


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _refusal(error: Neo4jError, where: str, database: str, timeout: float | None, waited: float) -> GraphbuildError:
    code = error.code or ""
    reason = _first_line(error.message or code)
    if "DatabaseNotFound" in code:
        return StoreError(f"{where} has no database {database!r}: give its name with --database")
    if "TransactionTimedOut" in code and waited:
        return StoreError(f"{where} needs more than {waited:g} s for a batch: give fewer rows with --batch")
    if "TransactionTimedOut" in code:
        return StoreError(f"the query was given up after {timeout:g} s: ask for less")
    if code.startswith("Neo.ClientError.Statement"):
        return TemplateError(f"the query is wrong: {reason}")
    if isinstance(error, TransientError):
        return StoreError(f"{where} is busy, try again: {reason}")
    return StoreError(f"{where} refuses: {reason}")


def public_address(uri: str) -> str:
    """Return the address without anything secret, for messages.

    Raises:
        StoreError: The URI is malformed, or holds a user name or password, which would end up in logs and history.
    """
    try:
        user = urlsplit(uri).username
    except ValueError as error:
        raise StoreError(f"{uri} is not a usable server address: {error}") from error
    if user is not None:
        raise StoreError("the server address must not hold a user name or password: use --user and NEO4J_PASSWORD")
    return uri


def _first_line(text: object) -> str:
    return str(text).strip().splitlines()[0] if str(text).strip() else "unknown error"
