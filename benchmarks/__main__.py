"""``python -m benchmarks``: every figure the product promises, each beside its floor or goal."""

import os
import tempfile
from pathlib import Path


def main() -> None:
    """Measure in a throw-away data folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    with tempfile.TemporaryDirectory(prefix="followthrough-bench-") as folder:
        os.environ["FOLLOWTHROUGH_HOME"] = str(Path(folder) / "home")
        import django

        django.setup()
        from benchmarks import (
            address_books,
            bridges,
            collisions,
            importing,
            mailbox,
            pages,
            resorting,
            results,
            today_growth,
        )
        from benchmarks.figures import header

        header()
        address_books.measure(Path(folder))
        archive = importing.measure(Path(folder))
        mailbox.measure(Path(folder))
        pages.measure(archive)
        resorting.measure(archive)
        collisions.measure(archive)
        today_growth.measure()
        results.measure()
        bridges.measure()


if __name__ == "__main__":
    main()
