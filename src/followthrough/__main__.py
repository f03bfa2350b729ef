"""``python -m followthrough``: the same as the command."""

from followthrough.cli.main import main

if __name__ == "__main__":
    main()
