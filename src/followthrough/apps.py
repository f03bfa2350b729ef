"""The one Django app of the product."""

from django.apps import AppConfig


class FollowthroughConfig(AppConfig):
    """All rooms share one app label, so a noun can be renamed without a data move."""

    name = "followthrough"
    default_auto_field = "django.db.models.AutoField"
