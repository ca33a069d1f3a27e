"""Refusals as Amazon words them."""

from typing import Any


class ApiError(Exception):
    """An answer that is not a success: HTTP status, Amazon's code, its message and details."""

    def __init__(self, status: int, code: str, message: str, details: str = "") -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.details = status, code, message, details

    def body(self) -> dict[str, Any]:
        """Amazon's error list."""
        return {"errors": [{"code": self.code, "message": self.message, "details": self.details}]}


def invalid(message: str) -> ApiError:
    """400 InvalidInput: the request itself is wrong, or names something that is not there."""
    return ApiError(400, "InvalidInput", message)


def unauthorized(details: str, status: int = 403) -> ApiError:
    """The caller may not: Amazon answers 403 for a missing, wrong or expired token."""
    return ApiError(status, "Unauthorized", "Access to requested resource is denied.", details)


def quota() -> ApiError:
    """429: the bucket of this account and operation is empty."""
    return ApiError(429, "QuotaExceeded", "You exceeded your quota for the requested resource.")
