"""An Amazon that answers every tracking question after 100 ms; a process of its own: `python -m ... PORT`."""

import json
import sys
import time
from collections.abc import Iterable
from typing import Any

from werkzeug import Request, Response
from werkzeug.serving import WSGIRequestHandler, make_server

LATENCY = 0.1


class _Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing: hundreds of lines would cost what is measured."""


def _answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    request = Request(environ)
    if request.path == "/token":
        body: dict[str, Any] = {"access_token": "bench", "expires_in": 3600, "token_type": "bearer"}
    else:
        time.sleep(LATENCY)
        number = int(request.args["packageNumber"])
        event = {
            "eventDate": "2026-01-01T10:00:00Z",
            "eventCode": "EVENT_202",
            "eventDescription": "Departure scan.",
        }
        address = {"city": "Troy", "state": "MI", "country": "US"}
        events = [event | {"eventAddress": address}]
        body = {"payload": {"packageNumber": number, "currentStatus": "IN_TRANSIT", "trackingEvents": events}}
    return Response(json.dumps(body), content_type="application/json")(environ, start_response)


if __name__ == "__main__":
    make_server("127.0.0.1", int(sys.argv[1]), _answer, threaded=True, request_handler=_Quiet).serve_forever()
