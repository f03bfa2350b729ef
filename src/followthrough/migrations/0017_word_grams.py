"""Runs of three words of what was sent, to find near copies: rebuilt from the interactions at any time."""

from django.db import migrations


def create(apps, schema_editor):
    """Clustered by hash, so that a lookup is one short walk."""
    end = " WITHOUT ROWID" if schema_editor.connection.vendor == "sqlite" else ""
    schema_editor.execute(
        "CREATE TABLE followthrough_wordgram"
        f" (hash BIGINT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (hash, number)){end}"
    )


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE followthrough_wordgram")


class Migration(migrations.Migration):
    dependencies = [("followthrough", "0016_mail_accounts")]
    operations = [migrations.RunPython(create, drop)]
