"""``python -m tests.promises.web_worker PORT``: the whole web application in a child that may die.

Everything is imported once; each line read from stdin forks a new web process. Prints its id when
it listens. The parent waits for the child's death and then for the next line.
"""

from __future__ import annotations

import os
import signal
import socketserver
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

ROOT = Path(__file__).resolve().parents[2]


class Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """No line a request: the trials are many."""


class Threaded(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


def serve(port: int) -> None:
    from sijak.wsgi import application

    with Threaded(("127.0.0.1", port), Silent) as server:
        server.set_app(application)
        print(f"up {os.getpid()}", flush=True)
        server.serve_forever()


def compile_templates() -> None:
    """Once, in the parent: a child that lives a tenth of a second has no time for it."""
    from django.template.loader import get_template

    for folder in sorted(ROOT.glob("sijak/*/templates")):
        for file in folder.rglob("*.html"):
            get_template(str(file.relative_to(folder)))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sijak.settings")
    from django.core.management import call_command

    from sijak import wsgi

    call_command("migrate", verbosity=0)
    assert wsgi.application
    from django.db import connections
    from django.urls import get_resolver

    assert get_resolver().url_patterns
    compile_templates()
    connections.close_all()
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    print("ready", flush=True)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            serve(int(sys.argv[1]))
        os.waitpid(child, 0)
        print("dead", flush=True)


if __name__ == "__main__":
    main()
