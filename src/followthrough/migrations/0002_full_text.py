"""Full text over people and over what was said, kept outside the tables it searches."""

from django.db import migrations

TABLES = """
CREATE VIRTUAL TABLE followthrough_contact_text USING fts5(
    name, title, company_name,
    content='followthrough_contact', content_rowid='number',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'",
    detail='column', columnsize=0
);
CREATE VIRTUAL TABLE followthrough_interaction_text USING fts5(
    subject, said,
    content='followthrough_interaction', content_rowid='number',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'",
    detail='none', columnsize=0
);
"""


def create(apps, schema_editor):
    """SQLite's own full text; another database brings its own in its own migration."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in TABLES.split(";\n"):
            if statement.strip():
                schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE followthrough_contact_text")
        schema_editor.execute("DROP TABLE followthrough_interaction_text")


class Migration(migrations.Migration):
    dependencies = [("followthrough", "0001_first")]
    operations = [migrations.RunPython(create, drop)]
