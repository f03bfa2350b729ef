"""Starting the program: on one's own record, or on made-up people to look around."""

import os
import subprocess
import sys
import tempfile
from typing import Annotated

import typer
from django.conf import settings

from followthrough.cli.showing import Json, as_json, say
from followthrough.web.serving import serve


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command("run")(run)
    app.command("demo")(demo)


Port = Annotated[int, typer.Option(help="The port to listen on.")]
Open = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")]


def run(
    port: Port = 8765,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    allow_network: Annotated[
        bool, typer.Option(help="Let other machines in; needs a password.")
    ] = False,
    browser: Open = True,
    json: Json = False,
) -> None:
    """Start Followthrough on this computer and open it in the browser."""

    def announce(address: str) -> None:
        if json:
            as_json({"address": address, "data": str(settings.HOME)})
            return
        print(f"Followthrough is at {address}", flush=True)
        print(f"Your data is in {settings.HOME}. Stop with Ctrl-C.", flush=True)

    serve(
        host=host,
        port=port,
        allow_network=allow_network,
        open_browser=browser,
        announce=announce,
    )


def demo(port: Port = 8766, browser: Open = True, json: Json = False) -> int:
    """Start on made-up people; everything is thrown away at the end."""
    with tempfile.TemporaryDirectory(prefix="followthrough-demo-") as home:
        if not json:
            say("This is a demonstration: made-up people, thrown away when you stop it.")
        surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": home}
        options = ["--port", str(port), "--browser" if browser else "--no-browser"]
        options += ["--json"] if json else []
        program = [sys.executable, "-m", "followthrough"]
        fill = [sys.executable, "-m", "followthrough.demo"]
        subprocess.run(fill, env=surroundings, check=True)  # noqa: S603 - our own program
        return subprocess.run([*program, "run", *options], env=surroundings, check=False).returncode  # noqa: S603 - our own program
