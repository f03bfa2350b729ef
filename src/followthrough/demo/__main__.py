"""``python -m followthrough.demo``: fill the record of FOLLOWTHROUGH_HOME with made-up people."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    django.setup()
    from followthrough.demo.filling import fill

    fill()
