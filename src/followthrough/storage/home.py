"""Where the data of this installation is. Asked before anything else, so it loads little."""

from __future__ import annotations

import os
from pathlib import Path

DATABASE = "followthrough.sqlite3"


def data_folder() -> Path:
    """The user’s data folder, or the one that FOLLOWTHROUGH_HOME names."""
    named = os.environ.get("FOLLOWTHROUGH_HOME")
    if named:
        return Path(named)
    import platformdirs  # noqa: PLC0415 - slow, and seldom asked

    return Path(platformdirs.user_data_dir("followthrough", appauthor=False))
