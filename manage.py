#!/usr/bin/env python3
"""Django's commands, by hand: with `DATABASE_URL` and `REDIS_URL` set on those, else on the servers under `var/`.

Servers that already run (`make run`) are used and left alone; else they are started for the command and stopped after it.
"""

import os
import sys


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mcf_portal.settings")
    from django.core.management import execute_from_command_line

    from mcf_portal.engines import EngineProblem
    from mcf_portal.launch import local

    try:
        with local.portal(sys.argv):
            execute_from_command_line(sys.argv)
    except EngineProblem as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
