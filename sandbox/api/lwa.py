"""Login with Amazon: a refresh token for an access token."""

import hmac
import json

from werkzeug.wrappers import Response

from sandbox.calls import Answer, Call, Route
from sandbox.scenarios import CLIENT_ID, CLIENT_SECRET, REFRESH_TOKENS, REVOKED
from sandbox.tokens import LIFETIME

OWNERS = {token: owner for owner, token in REFRESH_TOKENS.items()}


def token(call: Call) -> Answer:
    """POST /auth/o2/token, a form; the refresh token decides the account."""
    form = call.request.form
    if form.get("grant_type") != "refresh_token":
        return _refused(400, "unsupported_grant_type", "The authorization grant type is not supported")
    if form.get("client_id") != CLIENT_ID or not hmac.compare_digest(
        form.get("client_secret", ""), CLIENT_SECRET
    ):
        return _refused(401, "invalid_client", "Client authentication failed")
    owner = OWNERS.get(form.get("refresh_token", ""))
    if owner is None or owner == REVOKED:
        return _refused(400, "invalid_grant", "The request has an invalid grant parameter : refresh_token")
    return {
        "access_token": call.tokens.issue(owner, "Atza|"),
        "refresh_token": REFRESH_TOKENS[owner],
        "token_type": "bearer",
        "expires_in": LIFETIME,
    }


def _refused(status: int, error: str, description: str) -> Response:
    body = json.dumps({"error": error, "error_description": description})
    return Response(body, status, content_type="application/json")


ROUTES = [Route("POST", "/auth/o2/token", "lwaToken", token, guarded=False)]
