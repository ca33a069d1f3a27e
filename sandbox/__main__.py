"""`python -m sandbox --port 8001 [--host H] [--state FILE] [--seed N] [--now ISO]`: serve until stopped."""

import argparse
import logging
import signal
import sys
from pathlib import Path

from werkzeug.serving import make_server

from sandbox.app import Sandbox
from sandbox.clock import iso, parse
from sandbox.world import World


def arguments() -> argparse.ArgumentParser:
    """The command's options."""
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="Amazon, Swiship and carriers, simulated."
    )
    parser.add_argument("--port", type=int, default=8001, help="0 takes a free one")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--state", type=Path, help="journal file; the world is found again after a restart")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--now", type=parse, help="freeze the world's clock at this moment (ISO 8601)")
    parser.add_argument("--quiet", action="store_true", help="do not log each request")
    return parser


def main() -> int:
    """Serve until interrupted; 1 when the address is taken."""
    options = arguments().parse_args()
    if options.quiet:
        logging.getLogger("werkzeug").setLevel(logging.WARNING)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        world = World(seed=options.seed, now=options.now, state=options.state)
    except (OSError, ValueError, KeyError) as error:
        print(f"The sandbox can't use its state file: {error}", file=sys.stderr)
        return 1
    try:
        server = make_server(options.host, options.port, Sandbox(world), threaded=True)
    except (OSError, SystemExit) as error:
        print(f"The sandbox can't listen on {options.host}:{options.port}: {error}", file=sys.stderr)
        return 1
    address = f"http://{options.host}:{server.server_port}"
    print(f"sandbox: ready at {address}, world time {iso(world.now())}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
