from django.db import migrations

# Frozen: the form of the day this was written; from then on sorting.near_places keeps the table.
_MONTH = "CAST(substr({0}, 1, 4) AS INTEGER) * 12 + CAST(substr({0}, 6, 2) AS INTEGER)"
_LEVEL = """CASE p.seniority WHEN 'unpaid' THEN 0 WHEN 'training' THEN 1 WHEN 'entry' THEN 2
    WHEN 'senior' THEN 3 WHEN 'manager' THEN 4 WHEN 'director' THEN 5 WHEN 'vp' THEN 6
    WHEN 'cxo' THEN 7 WHEN 'partner' THEN 8 WHEN 'owner' THEN 9 END"""
_FILL = f"""
    INSERT INTO followthrough_nearplace (id, workspace_id, contact_id, key, is_study, is_now,
        has_talked, came_by, left_from, function, level)
    SELECT a.id, a.workspace_id, c.id, a.key, a.is_study, FALSE,
        COALESCE(x.heard > 0 AND x.touches > 0, FALSE),
        CASE length(a.started) WHEN 0 THEN NULL WHEN 4 THEN a.started * 12 + 12
            ELSE {_MONTH.format("a.started")} END,
        CASE length(a.finished) WHEN 0 THEN NULL WHEN 4 THEN a.finished * 12
            ELSE {_MONTH.format("a.finished")} - 1 END,
        COALESCE(p.function, ''), {_LEVEL}
    FROM followthrough_affiliation a
    CROSS JOIN followthrough_contact c ON c.id = a.contact_id AND c.workspace_id = a.workspace_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
    WHERE NOT c.is_anonymous AND (c.connected_on IS NOT NULL OR x.heard > 0)
    UNION ALL
    SELECT c.id, c.workspace_id, c.id, co.key, FALSE, TRUE, x.touches > 0, NULL, NULL,
        COALESCE(p.function, ''), {_LEVEL}
    FROM followthrough_exchange x
    CROSS JOIN followthrough_contact c ON c.id = x.contact_id AND c.workspace_id = x.workspace_id
    CROSS JOIN followthrough_company co
        ON co.id = c.company_id AND co.workspace_id = c.workspace_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    WHERE x.heard > 0 AND NOT c.is_anonymous
"""


class Migration(migrations.Migration):

    dependencies = [
        ('followthrough', '0024_talked_places'),
    ]

    operations = [
        migrations.RunSQL(["DELETE FROM followthrough_nearplace", _FILL], migrations.RunSQL.noop),
    ]
