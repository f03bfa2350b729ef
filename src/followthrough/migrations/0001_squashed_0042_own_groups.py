"""All of 0001 to 0042 at once, for a new record; one that stands goes through them one by one."""

from importlib import import_module

import django.db.models.deletion
import followthrough.accounts.identifiers
import followthrough.accounts.scoping
from django.conf import settings
from django.db import migrations, models

full_text = import_module("followthrough.migrations.0002_full_text")
word_grams = import_module("followthrough.migrations.0017_word_grams")


class Migration(migrations.Migration):

    replaces = [('followthrough', '0001_first'), ('followthrough', '0002_full_text'), ('followthrough', '0003_fields_and_employers'), ('followthrough', '0004_matters'), ('followthrough', '0005_address_books'), ('followthrough', '0006_playbooks_and_days_off'), ('followthrough', '0007_open_asks'), ('followthrough', '0008_activities_and_calendar'), ('followthrough', '0009_address_servers'), ('followthrough', '0010_company_of_a_step'), ('followthrough', '0011_changes_and_alarms'), ('followthrough', '0012_drafts'), ('followthrough', '0013_favours'), ('followthrough', '0014_lookups'), ('followthrough', '0015_introductions'), ('followthrough', '0016_mail_accounts'), ('followthrough', '0017_word_grams'), ('followthrough', '0018_regions'), ('followthrough', '0019_effort'), ('followthrough', '0020_sending'), ('followthrough', '0021_near_places'), ('followthrough', '0022_fill_near_places'), ('followthrough', '0023_rounds'), ('followthrough', '0024_talked_places'), ('followthrough', '0025_fill_talked_places'), ('followthrough', '0026_same_person'), ('followthrough', '0027_round_outcomes'), ('followthrough', '0028_wishes'), ('followthrough', '0029_trash'), ('followthrough', '0030_weekly_reviews'), ('followthrough', '0031_own_statements'), ('followthrough', '0032_groups'), ('followthrough', '0033_correspondents'), ('followthrough', '0034_day_by_mail'), ('followthrough', '0035_time_taken'), ('followthrough', '0036_morning_notice'), ('followthrough', '0037_groups'), ('followthrough', '0038_placement_by_role'), ('followthrough', '0039_limits'), ('followthrough', '0040_moves'), ('followthrough', '0041_sooner'), ('followthrough', '0042_own_groups')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Company',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=200)),
                ('name', models.CharField(max_length=300)),
                ('is_agency', models.BooleanField(default=False)),
                ('size', models.CharField(blank=True, choices=[('', 'not known'), ('small', 'fewer than 50'), ('medium', '50 to 500'), ('large', 'more than 500')], db_default='', max_length=8)),
                ('country', models.CharField(blank=True, db_default='', help_text='counts where no own is known', max_length=20)),
                ('number', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Workspace',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('time_zone', models.CharField(default='UTC', max_length=64)),
                ('country', models.CharField(blank=True, max_length=20)),
                ('quiet', models.CharField(blank=True, db_default='12-24/01-02', default='12-24/01-02', help_text='first and last day of the quiet time of each year, or nothing', max_length=11)),
                ('day_ends_at', models.PositiveSmallIntegerField(db_default=17, default=17, help_text='the hour from which a message counts as sent the next working day')),
                ('created_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=300)),
                ('first_name', models.CharField(blank=True, max_length=150)),
                ('last_name', models.CharField(blank=True, max_length=150)),
                ('sort_name', models.CharField(max_length=300)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('company_name', models.CharField(blank=True, max_length=300)),
                ('email', models.CharField(blank=True, max_length=320)),
                ('profile_url', models.CharField(blank=True, max_length=600)),
                ('connected_on', models.DateField(null=True)),
                ('came_in_on', models.DateField()),
                ('note', models.TextField(blank=True)),
                ('edits', models.JSONField(default=dict)),
                ('is_anonymous', models.BooleanField(default=False)),
                ('country', models.CharField(blank=True, db_default='', help_text='ISO 3166', max_length=20)),
                ('time_zone', models.CharField(blank=True, db_default='', max_length=60)),
                ('moved_on', models.DateField(help_text='the file that first told of another employer is of that day', null=True)),
                ('moved_from', models.CharField(blank=True, db_default='', max_length=300)),
                ('number', models.BigIntegerField()),
                ('company', followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contacts', to='followthrough.company')),
            ],
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(max_length=10)),
                ('situation', models.CharField(max_length=30)),
                ('statement_key', models.CharField(blank=True, max_length=60)),
                ('statement', models.TextField(blank=True)),
                ('subject', models.CharField(blank=True, max_length=300)),
                ('body', models.TextField(blank=True)),
                ('dismissed', models.JSONField(default=list)),
                ('begun_at', models.DateTimeField()),
                ('kept_at', models.DateTimeField()),
                ('copied_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('seconds', models.PositiveIntegerField(db_default=0)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['workspace', 'contact'], name='draft_open'), models.Index(condition=models.Q(('sent_at__isnull', False)), fields=['workspace', 'situation', '-sent_at'], name='draft_sent')],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(max_length=20)),
                ('file_name', models.CharField(max_length=300)),
                ('path', models.CharField(max_length=1000)),
                ('is_upload', models.BooleanField(default=False)),
                ('size', models.BigIntegerField(default=0)),
                ('state', models.CharField(choices=[('asking', 'Asking you'), ('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed'), ('stopped', 'Stopped'), ('taken_back', 'Taken back')], default='waiting', max_length=10)),
                ('exported_on', models.DateField(null=True)),
                ('asked_at', models.DateTimeField()),
                ('started_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('counts', models.JSONField(default=dict)),
                ('trouble', models.TextField(blank=True)),
                ('with_uploaded_contacts', models.BooleanField(default=False)),
                ('columns', models.JSONField(default=dict, help_text='how the columns of a sheet are read')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', '-asked_at'], name='import_newest')],
            },
        ),
        migrations.CreateModel(
            name='Conversation',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('linkedin', 'LinkedIn'), ('email', 'Email'), ('phone', 'Call'), ('meeting', 'Meeting'), ('other', 'Other')], max_length=10)),
                ('external_id', models.CharField(max_length=300)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('is_group', models.BooleanField(default=False)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='conversations', to='followthrough.contact')),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.import')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'channel', 'external_id'), name='conversation_once')],
            },
        ),
        migrations.AddField(
            model_name='contact',
            name='brought_by',
            field=followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='followthrough.import'),
        ),
        migrations.CreateModel(
            name='ImportFile',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=300)),
                ('kind', models.CharField(max_length=30)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('created', models.PositiveIntegerField(default=0)),
                ('updated', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('skipped', models.PositiveIntegerField(default=0)),
                ('notice', models.TextField(blank=True)),
                ('digest', models.CharField(blank=True, help_text='of the bytes, as read', max_length=32)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='followthrough.import')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SkippedRow',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('line', models.PositiveIntegerField()),
                ('reason', models.CharField(max_length=40)),
                ('found', models.CharField(blank=True, max_length=300)),
                ('file', followthrough.accounts.scoping.WorkspaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='skipped_rows', to='followthrough.importfile')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('is_sure', models.BooleanField(default=False)),
                ('is_given', models.BooleanField()),
                ('name', models.CharField(max_length=300)),
                ('company_name', models.CharField(blank=True, max_length=300)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('text', models.TextField(blank=True)),
                ('written_at', models.DateTimeField(null=True)),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.import')),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OwnField',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100)),
                ('key', models.CharField(max_length=100)),
                ('kind', models.CharField(choices=[('text', 'Text'), ('number', 'Number'), ('date', 'Date'), ('choice', 'Choice')], default='text', max_length=6)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'key'), name='own_field_once')],
            },
        ),
        migrations.CreateModel(
            name='Outgoing',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'Goes out in a moment'), ('sending', 'On its way'), ('sent', 'Sent'), ('failed', 'Not sent'), ('unsure', 'It may have gone'), ('called_back', 'Called back')], default='waiting', max_length=12)),
                ('to_address', models.CharField(max_length=320)),
                ('subject', models.CharField(blank=True, max_length=300)),
                ('body', models.TextField()),
                ('message_id', models.CharField(max_length=200)),
                ('answers', models.CharField(blank=True, help_text='the root of the thread', max_length=300)),
                ('asked_at', models.DateTimeField()),
                ('send_after', models.DateTimeField()),
                ('handed_at', models.DateTimeField(help_text='the date the mail bears', null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('trouble', models.TextField(blank=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='outgoing', to='followthrough.contact')),
                ('draft', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='outgoing', to='followthrough.draft')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'sending', 'sent', 'unsure'])), fields=('workspace', 'draft'), name='outgoing_once')],
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('company_name', models.CharField(blank=True, max_length=300)),
                ('key', models.CharField(blank=True, max_length=200)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('url', models.CharField(blank=True, max_length=600)),
                ('is_applied', models.BooleanField(default=False)),
                ('at', models.DateTimeField(null=True)),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.import')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', 'key'], name='opening_by_company')],
            },
        ),
        migrations.CreateModel(
            name='NearPlace',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=200)),
                ('is_study', models.BooleanField()),
                ('is_now', models.BooleanField()),
                ('has_talked', models.BooleanField(db_default=False)),
                ('came_by', models.IntegerField(null=True)),
                ('left_from', models.IntegerField(null=True)),
                ('function', models.CharField(blank=True, max_length=20)),
                ('level', models.SmallIntegerField(null=True)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact', 'workspace'], name='near_place_by_contact'), models.Index(fields=['workspace', 'key', 'is_study', 'has_talked', 'contact', 'is_now', 'came_by', 'left_from', 'function', 'level'], name='near_place_walked')],
            },
        ),
        migrations.CreateModel(
            name='MorningNotice',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('shows_names', models.BooleanField(default=False)),
                ('shown_on', models.DateField(null=True)),
                ('trouble', models.CharField(blank=True, max_length=400)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace',), name='morning_notice_once')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'user'), name='membership_once')],
            },
        ),
        migrations.CreateModel(
            name='MailAccount',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('address', models.CharField(max_length=300)),
                ('user_name', models.CharField(max_length=200)),
                ('folders', models.JSONField(default=list)),
                ('places', models.JSONField(default=dict)),
                ('connected_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('trouble', models.TextField(blank=True)),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('wait_until', models.DateTimeField(null=True)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'address', 'user_name'), name='mail_account_once')],
            },
        ),
        migrations.CreateModel(
            name='Lookup',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('query', models.JSONField(default=dict)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'name'), name='lookup_once')],
            },
        ),
        migrations.CreateModel(
            name='LikelySame',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('score', models.IntegerField(help_text='hundredths of a natural logarithm of the odds')),
                ('reasons', models.JSONField(default=list)),
                ('is_sure', models.BooleanField(default=False)),
                ('is_apart', models.BooleanField(default=False)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.contact')),
                ('other', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', 'other'], name='likely_same_by_other'), models.Index(fields=['workspace', 'is_apart', '-score'], name='likely_same_first')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact', 'other'), name='likely_same_once')],
            },
        ),
        migrations.CreateModel(
            name='LeftOut',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('pattern', models.CharField(max_length=320)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'pattern'), name='left_out_once')],
            },
        ),
        migrations.CreateModel(
            name='LeftAlone',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField(help_text='of the message')),
                ('kind', models.CharField(max_length=12)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact', 'workspace'], name='left_alone_by_contact')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact', 'number', 'kind'), name='left_alone_once')],
            },
        ),
        migrations.CreateModel(
            name='Landing',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('what', models.CharField(blank=True, max_length=300)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace',), name='landing_once')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('is_outbound', models.BooleanField()),
                ('sent_at', models.DateTimeField()),
                ('message', models.TextField(blank=True)),
                ('answered', models.CharField(blank=True, help_text='left or declined, by the user', max_length=10)),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.import')),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact', 'is_outbound', 'sent_at'), name='invitation_once')],
            },
        ),
        migrations.CreateModel(
            name='Introduction',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('is_given', models.BooleanField(default=False)),
                ('state', models.CharField(max_length=12)),
                ('blurb', models.TextField(blank=True)),
                ('outcome', models.CharField(blank=True, max_length=300)),
                ('changed_at', models.DateTimeField()),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.contact')),
                ('other', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', 'other'], name='introduction_by_other')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact', 'other', 'is_given'), name='introduction_once')],
            },
        ),
        migrations.CreateModel(
            name='Interaction',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField()),
                ('is_outbound', models.BooleanField()),
                ('is_personal', models.BooleanField(default=True)),
                ('channel', models.CharField(choices=[('linkedin', 'LinkedIn'), ('email', 'Email'), ('phone', 'Call'), ('meeting', 'Meeting'), ('other', 'Other')], max_length=10)),
                ('at', models.DateTimeField()),
                ('zone_known', models.BooleanField(default=True)),
                ('subject', models.CharField(blank=True, max_length=500)),
                ('said', models.TextField(blank=True)),
                ('result', models.CharField(blank=True, choices=[('', 'Nothing noted'), ('no_answer', 'No answer'), ('left_message', 'Left a message'), ('yes', 'Yes'), ('later', 'Later'), ('no', 'No'), ('gave_name', 'Gave a name'), ('will_refer', 'Will refer'), ('meeting_set', 'Meeting set'), ('met', 'Met'), ('wrong_address', 'Wrong address'), ('resume_asked', 'Wants my résumé'), ('resume_sent', 'Résumé sent'), ('applied', 'Applied'), ('interview', 'Interview'), ('intro_asked', 'Asked for an introduction'), ('introduced', 'We were introduced'), ('role_filled', 'Role filled'), ('offer', 'Offer'), ('auto_reply', 'Out of office'), ('closed', 'Closing note')], max_length=15)),
                ('result_words', models.CharField(blank=True, db_default='', max_length=60)),
                ('named_on', models.DateField(null=True)),
                ('line', models.PositiveIntegerField(null=True)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='interactions', to='followthrough.contact')),
                ('conversation', followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='interactions', to='followthrough.conversation')),
                ('logged_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.importfile')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact', 'workspace', '-number'], name='interaction_timeline'), models.Index(fields=['workspace', 'number'], name='interaction_newest'), models.Index(condition=models.Q(('is_outbound', True), ('is_personal', True)), fields=['workspace', 'number'], name='interaction_touches'), models.Index(condition=models.Q(('is_outbound', False), ('is_personal', True), ('result', 'wrong_address')), fields=['workspace', 'number'], name='interaction_bounced'), models.Index(fields=['conversation', 'workspace', 'number'], name='interaction_thread'), models.Index(condition=models.Q(('is_personal', False)), fields=['workspace', 'contact', 'conversation'], name='interaction_in_group'), models.Index(condition=models.Q(('is_personal', False)), fields=['workspace', 'conversation', 'contact'], name='interaction_of_group')],
            },
        ),
        migrations.CreateModel(
            name='GroupMember',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='own_groups', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact', 'workspace'], name='group_member_by_contact')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'name', 'contact'), name='group_member_once')],
            },
        ),
        migrations.CreateModel(
            name='FormerEntry',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('gone', models.UUIDField()),
                ('name', models.CharField(max_length=300)),
                ('merged_at', models.DateTimeField()),
                ('event', models.UUIDField(help_text='of the journal: undoing it makes two again')),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='former_entries', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', 'contact'], name='former_entry_of')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('situation', models.CharField(max_length=30)),
                ('due_on', models.DateField()),
                ('order_key', models.IntegerField()),
                ('strength', models.IntegerField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('anchor_on', models.DateField()),
                ('wait_days', models.PositiveSmallIntegerField(default=0)),
                ('bends_on', models.DateField(null=True)),
                ('send_on', models.DateField(null=True)),
                ('company', models.CharField(blank=True, db_default='', max_length=32)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='followup', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(models.F('workspace'), models.OrderBy(models.F('order_key'), descending=True), models.F('due_on'), models.OrderBy(models.F('contact'), descending=True), name='followup_queue'), models.Index(condition=models.Q(('bends_on__isnull', False)), fields=['workspace', 'bends_on'], name='followup_bends'), models.Index(condition=models.Q(('situation__in', ['application_nudge', 'interview_nudge', 'introduced_nudge', 'nudge_one', 'nudge_two', 'promise_check', 'referral_nudge_one', 'referral_nudge_two', 'resume_nudge_one', 'resume_nudge_two'])), fields=['workspace', 'anchor_on', 'company', 'situation'], name='followup_open_asks'), models.Index(models.F('workspace'), models.F('due_on'), models.OrderBy(models.F('order_key'), descending=True), name='followup_coming'), models.Index(models.F('workspace'), models.OrderBy(models.F('order_key'), descending=True), models.F('due_on'), models.OrderBy(models.F('contact'), descending=True), condition=models.Q(('situation__in', ['accepted_invitation', 'first_follow_up', 'reconnect']), _negated=True), name='followup_known')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact'), name='followup_once')],
            },
        ),
        migrations.CreateModel(
            name='FollowedCompany',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=300)),
                ('key', models.CharField(max_length=200)),
                ('followed_on', models.DateField(null=True)),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.import')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'name'), name='followed_company_once')],
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(db_index=True, max_length=64)),
                ('form', models.CharField(choices=[('events', 'Events'), ('tasks', 'Tasks')], max_length=6)),
                ('shows_names', models.BooleanField(default=True)),
                ('alarm_hour', models.PositiveSmallIntegerField(help_text='on the day of a step', null=True)),
                ('made_at', models.DateTimeField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace',), name='feed_once')],
            },
        ),
        migrations.CreateModel(
            name='Favour',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('given', 'You gave'), ('asked', 'You asked for'), ('received', 'You received'), ('promised', 'You promised')], max_length=8)),
                ('kind', models.CharField(choices=[('lead', 'a lead'), ('introduction', 'an introduction'), ('article', 'an article'), ('feedback', 'feedback'), ('candidate', 'a candidate'), ('referral', 'a referral'), ('name', 'a name'), ('resume', 'a résumé passed on'), ('advice', 'advice'), ('thanks', 'thanks')], max_length=12)),
                ('what', models.CharField(blank=True, max_length=300)),
                ('on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('outcome', models.CharField(blank=True, max_length=300)),
                ('told_on', models.DateField(null=True)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='favours', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact', 'workspace'], name='favour_by_contact'), models.Index(condition=models.Q(('way', 'promised')), fields=['workspace', 'due_on'], name='favour_promised'), models.Index(condition=models.Q(('told_on__isnull', True), ('way', 'received'), models.Q(('outcome', ''), _negated=True)), fields=['workspace', 'on'], name='favour_to_tell')],
            },
        ),
        migrations.CreateModel(
            name='Exchange',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('turn', models.CharField(choices=[('mine', 'Your turn'), ('theirs', 'Their turn'), ('nobody', 'Nobody’s turn')], default='nobody', max_length=7)),
                ('last_touch_at', models.DateTimeField(null=True)),
                ('last_heard_at', models.DateTimeField(null=True)),
                ('touches', models.PositiveIntegerField(default=0)),
                ('heard', models.PositiveIntegerField(default=0)),
                ('touches_since_heard', models.PositiveIntegerField(default=0)),
                ('heard_since_touch', models.PositiveIntegerField(default=0)),
                ('last_is_closing', models.BooleanField(default=False)),
                ('last_result', models.CharField(blank=True, max_length=15)),
                ('last_result_at', models.DateTimeField(null=True)),
                ('last_met_on', models.DateField(null=True)),
                ('matter', models.CharField(blank=True, db_default='', max_length=15)),
                ('matter_at', models.DateTimeField(null=True)),
                ('matter_touches', models.PositiveIntegerField(db_default=0)),
                ('matter_heard', models.PositiveIntegerField(db_default=0)),
                ('named_on', models.DateField(null=True)),
                ('away_until', models.DateField(null=True)),
                ('has_helped', models.BooleanField(db_default=False)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='exchange', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', 'turn'], name='exchange_by_turn')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact'), name='exchange_once')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('verb', models.CharField(max_length=40)),
                ('details', models.JSONField(default=dict)),
                ('seconds', models.PositiveIntegerField(default=0, help_text='the user took; 0 for not known')),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='events', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', '-at'], name='event_newest'), models.Index(condition=models.Q(('seconds__gt', 0)), fields=['workspace', 'at', 'undone_at', 'contact', 'seconds'], name='event_timed')],
            },
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('is_given', models.BooleanField()),
                ('name', models.CharField(max_length=300)),
                ('skill', models.CharField(max_length=300)),
                ('at', models.DateTimeField(null=True)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='endorsements', to='followthrough.contact')),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.import')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Employment',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('company_name', models.CharField(max_length=300)),
                ('key', models.CharField(blank=True, max_length=200)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('started', models.CharField(blank=True, help_text='2019 or 2019-03', max_length=7)),
                ('finished', models.CharField(blank=True, max_length=7)),
                ('is_removed', models.BooleanField(default=False)),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.import')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'company_name', 'title', 'started'), name='employment_once')],
            },
        ),
        migrations.CreateModel(
            name='Effort',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('situation', models.CharField(max_length=30)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('letters', models.PositiveSmallIntegerField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'situation'), name='effort_once')],
            },
        ),
        migrations.CreateModel(
            name='DoublesLook',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('looked_at', models.DateTimeField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace',), name='doubles_look_once')],
            },
        ),
        migrations.CreateModel(
            name='DayOff',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'first_on', 'last_on'), name='day_off_once')],
            },
        ),
        migrations.CreateModel(
            name='Correspondent',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('email', models.CharField(max_length=320)),
                ('name', models.CharField(blank=True, max_length=300)),
                ('received', models.PositiveIntegerField(default=0)),
                ('sent', models.PositiveIntegerField(default=0)),
                ('last_at', models.DateTimeField()),
                ('is_left', models.BooleanField(default=False)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'email'), name='correspondent_once')],
            },
        ),
        migrations.CreateModel(
            name='ContactDetail',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('phone', 'Phone'), ('email', 'Email'), ('postal', 'Address'), ('web', 'Web'), ('handle', 'Messenger'), ('birthday', 'Birthday'), ('day', 'Day'), ('group', 'Group'), ('relation', 'Relation'), ('nickname', 'Nickname'), ('name', 'Name'), ('company', 'Company'), ('department', 'Department'), ('title', 'Title'), ('note', 'Note')], max_length=12)),
                ('label', models.CharField(blank=True, max_length=100)),
                ('value', models.TextField()),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='details', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact', 'workspace'], name='detail_by_contact'), models.Index(condition=models.Q(('kind', 'group')), fields=['workspace', 'value', 'contact'], name='detail_of_group')],
            },
        ),
        migrations.CreateModel(
            name='ContactAddress',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('scheme', models.CharField(max_length=20)),
                ('value', models.CharField(max_length=600)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='followthrough.contact')),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='followthrough.import')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'scheme', 'value'), name='address_once')],
            },
        ),
        migrations.AddField(
            model_name='contact',
            name='workspace',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace'),
        ),
        migrations.CreateModel(
            name='CompanyAlias',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=200)),
                ('name', models.CharField(max_length=300)),
                ('of', models.CharField(max_length=200)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', 'of'], name='company_alias_by_whole')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'key'), name='company_alias_once')],
            },
        ),
        migrations.AddField(
            model_name='company',
            name='workspace',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace'),
        ),
        migrations.CreateModel(
            name='Aim',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('minutes_a_day', models.PositiveSmallIntegerField(default=30)),
                ('my_name', models.CharField(blank=True, max_length=300)),
                ('my_profile', models.CharField(blank=True, max_length=600)),
                ('my_emails', models.JSONField(default=list)),
                ('my_evidence', models.JSONField(default=list)),
                ('my_profile_is_mine', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField(null=True)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace',), name='aim_once')],
            },
        ),
        migrations.CreateModel(
            name='Affiliation',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('is_study', models.BooleanField()),
                ('name', models.CharField(max_length=300)),
                ('key', models.CharField(max_length=200)),
                ('started', models.CharField(blank=True, help_text='2019 or 2019-03', max_length=7)),
                ('finished', models.CharField(blank=True, max_length=7)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', 'key'], name='affiliation_by_name'), models.Index(fields=['workspace', 'contact', 'key', 'is_study', 'started', 'finished'], name='affiliation_whole')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact', 'is_study', 'key'), name='affiliation_once')],
            },
        ),
        migrations.CreateModel(
            name='AddressServer',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('address', models.CharField(max_length=1000)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('user_name', models.CharField(max_length=200)),
                ('etags', models.JSONField(default=dict, help_text='the version of each card that was read')),
                ('connected_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('trouble', models.TextField(blank=True)),
                ('last_import', followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='followthrough.import')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'address'), name='address_server_once')],
            },
        ),
        migrations.CreateModel(
            name='AddressFeed',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100)),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'digest'), name='address_feed_once')],
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('call', 'Call'), ('meeting', 'Meeting'), ('to_do', 'To do')], max_length=7)),
                ('at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField(default=30)),
                ('alarm_minutes', models.PositiveSmallIntegerField(null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('changed_at', models.DateTimeField(null=True)),
                ('revision', models.PositiveIntegerField(db_default=0, default=0)),
                ('cleared_at', models.DateTimeField(null=True)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('cleared_at__isnull', True)), fields=['workspace', 'at'], name='activity_to_come')],
            },
        ),
        migrations.CreateModel(
            name='Acquaintance',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.contact')),
                ('other', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['workspace', 'other'], name='acquaintance_by_other')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact', 'other'), name='acquaintance_once')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('looks_for', 'looks for'), ('can_help', 'can help with')], max_length=9)),
                ('what', models.CharField(max_length=200)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact', 'workspace'], name='wish_by_contact')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact', 'side', 'what'), name='wish_once')],
            },
        ),
        migrations.CreateModel(
            name='WeeklyReview',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('monday', models.DateField()),
                ('note', models.TextField(blank=True)),
                ('figures', models.JSONField(default=dict, help_text='by what is counted')),
                ('kept_at', models.DateTimeField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'monday'), name='weekly_review_once')],
            },
        ),
        migrations.CreateModel(
            name='ValueStatement',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=300)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'position'), name='value_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Trashed',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('contact', models.UUIDField()),
                ('name', models.CharField(max_length=300)),
                ('taken_out_at', models.DateTimeField()),
                ('rows', models.JSONField(default=list)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact'), name='trashed_once')],
            },
        ),
        migrations.CreateModel(
            name='TargetFunction',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('fields', models.JSONField(default=list)),
                ('seniority', models.CharField(blank=True, max_length=20)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'title'), name='target_function_once')],
            },
        ),
        migrations.CreateModel(
            name='TargetCompany',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=300)),
                ('key', models.CharField(max_length=200)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'key'), name='target_company_once')],
            },
        ),
        migrations.CreateModel(
            name='TakenOut',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=32)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'digest'), name='taken_out_once')],
            },
        ),
        migrations.CreateModel(
            name='SourceRow',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('line', models.PositiveIntegerField()),
                ('seen_on', models.DateField(help_text='the day the file was exported')),
                ('cells', models.JSONField()),
                ('digest', models.BigIntegerField()),
                ('entry', models.CharField(blank=True, db_default='', help_text='of which entry this is one version', max_length=32)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='source_rows', to='followthrough.contact')),
                ('file', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='source_rows', to='followthrough.importfile')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact', 'workspace'], name='source_row_by_contact')],
            },
        ),
        migrations.CreateModel(
            name='SortRule',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('trait', models.CharField(choices=[('recruits_for', 'recruiters in'), ('field', 'people in'), ('company', 'people at')], max_length=16)),
                ('value', models.CharField(max_length=200)),
                ('label', models.CharField(max_length=300)),
                ('kind', models.CharField(choices=[('', 'Not sorted'), ('key', 'Key'), ('interesting', 'Interesting'), ('dont', 'Don’t follow up')], max_length=12)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'trait', 'value'), name='sort_rule_once')],
            },
        ),
        migrations.CreateModel(
            name='SheetColumns',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(help_text='digest of the header', max_length=32)),
                ('columns', models.JSONField(default=dict)),
                ('chosen_at', models.DateTimeField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'key'), name='sheet_columns_once')],
            },
        ),
        migrations.CreateModel(
            name='SendingAccount',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('address', models.CharField(help_text='smtps://host:port or smtp://host:port', max_length=300)),
                ('user_name', models.CharField(blank=True, max_length=200)),
                ('from_address', models.CharField(max_length=320)),
                ('from_name', models.CharField(blank=True, max_length=200)),
                ('connected_at', models.DateTimeField()),
                ('mails_the_day', models.BooleanField(db_default=False, help_text='to the user, each morning')),
                ('day_mailed_on', models.DateField(null=True)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace',), name='sending_account_once')],
            },
        ),
        migrations.CreateModel(
            name='Schooling',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('school', models.CharField(max_length=300)),
                ('degree', models.CharField(blank=True, max_length=300)),
                ('started', models.CharField(blank=True, max_length=7)),
                ('finished', models.CharField(blank=True, max_length=7)),
                ('is_removed', models.BooleanField(default=False)),
                ('brought_by', followthrough.accounts.scoping.WorkspaceKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.import')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'school', 'degree', 'started'), name='schooling_once')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('began_at', models.DateTimeField()),
                ('is_theirs', models.BooleanField()),
                ('channel', models.CharField(max_length=10)),
                ('touches', models.PositiveIntegerField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_after', models.BigIntegerField(null=True)),
                ('answered_touch', models.PositiveIntegerField(null=True)),
                ('talked_at', models.DateTimeField(null=True)),
                ('named_at', models.DateTimeField(null=True)),
                ('referred_at', models.DateTimeField(null=True)),
                ('met_at', models.DateTimeField(null=True)),
                ('interview_at', models.DateTimeField(null=True)),
                ('offer_at', models.DateTimeField(null=True)),
                ('came_at', models.DateTimeField(null=True)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='followthrough.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact', 'workspace', 'is_theirs', 'began_at', 'answered_after'], name='round_of_contact'), models.Index(fields=['workspace', 'began_at', 'is_theirs', 'answered_after', 'channel', 'answered_touch', 'touches'], name='round_by_day'), models.Index(condition=models.Q(('came_at__isnull', False)), fields=['workspace', 'came_at', 'began_at', 'is_theirs', 'named_at', 'referred_at', 'met_at', 'interview_at', 'offer_at'], name='round_outcomes'), models.Index(condition=models.Q(('answered_at__isnull', False)), fields=['workspace', 'answered_at', 'is_theirs'], name='round_answers'), models.Index(condition=models.Q(('talked_at__isnull', False)), fields=['workspace', 'talked_at', 'began_at', 'is_theirs'], name='round_talks')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact', 'began_at'), name='round_once')],
            },
        ),
        migrations.CreateModel(
            name='PlaybookVersion',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('changes', models.JSONField(default=dict, help_text='by role, situation and field')),
                ('limits', models.JSONField(default=dict, help_text='by name')),
                ('moves_over', models.BooleanField(default=True)),
                ('made_at', models.DateTimeField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'number'), name='playbook_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('choice', models.CharField(choices=[('planned', 'Planned'), ('later', 'Later'), ('sooner', 'Sooner'), ('rest', 'Let it rest')], max_length=8)),
                ('on', models.DateField(null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField()),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='plan', to='followthrough.contact')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact'), name='plan_once')],
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(blank=True, choices=[('', 'Not sorted'), ('key', 'Key'), ('interesting', 'Interesting'), ('dont', 'Don’t follow up')], max_length=12)),
                ('role', models.CharField(blank=True, max_length=20)),
                ('confidence', models.CharField(blank=True, max_length=10)),
                ('wants_a_look', models.BooleanField(default=False)),
                ('suggested_kind', models.CharField(blank=True, max_length=12)),
                ('decided_at', models.DateTimeField(null=True)),
                ('private_reason', models.TextField(blank=True)),
                ('set_aside_at', models.DateTimeField(null=True)),
                ('function', models.CharField(blank=True, max_length=20)),
                ('fields', models.CharField(blank=True, max_length=120)),
                ('seniority', models.CharField(blank=True, max_length=10)),
                ('recruiter', models.CharField(blank=True, max_length=10)),
                ('recruiter_field', models.CharField(blank=True, max_length=20)),
                ('status', models.CharField(blank=True, max_length=12)),
                ('red_flag', models.CharField(blank=True, max_length=8)),
                ('red_flags', models.JSONField(default=list)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='placement', to='followthrough.contact')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['contact'], name='placement_of_contact'), models.Index(fields=['workspace', 'kind', 'contact'], name='placement_by_kind'), models.Index(condition=models.Q(('role__in', ('', 'general')), _negated=True), fields=['workspace', 'role', 'contact'], name='placement_by_role'), models.Index(condition=models.Q(('wants_a_look', True)), fields=['workspace', 'suggested_kind', 'contact'], name='placement_to_sort'), models.Index(condition=models.Q(('decided_at__isnull', True), models.Q(('suggested_kind', ''), _negated=True)), fields=['workspace', 'confidence', 'suggested_kind', 'role', 'fields', 'red_flag', 'wants_a_look', 'contact'], name='placement_undecided'), models.Index(condition=models.Q(('decided_at__isnull', False)), fields=['workspace', 'decided_at'], name='placement_decided')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'contact'), name='placement_once')],
            },
        ),
        migrations.CreateModel(
            name='OwnWeight',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=30)),
                ('points', models.SmallIntegerField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'name'), name='own_weight_once')],
            },
        ),
        migrations.CreateModel(
            name='OwnValue',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('value', models.TextField(blank=True)),
                ('written_at', models.DateTimeField(null=True)),
                ('contact', followthrough.accounts.scoping.WorkspaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='own_values', to='followthrough.contact')),
                ('field', followthrough.accounts.scoping.WorkspaceKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='values', to='followthrough.ownfield')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'field', 'contact'), name='own_value_once')],
            },
        ),
        migrations.CreateModel(
            name='OwnStatement',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=100)),
                ('version', models.PositiveIntegerField()),
                ('subject', models.CharField(blank=True, max_length=300)),
                ('text', models.TextField()),
                ('is_retired', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'key', 'version'), name='own_statement_once')],
            },
        ),
        migrations.CreateModel(
            name='OwnResult',
            fields=[
                ('id', models.UUIDField(default=followthrough.accounts.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=60)),
                ('means', models.CharField(blank=True, max_length=15)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='followthrough.workspace')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workspace', 'label'), name='own_result_once')],
            },
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['workspace', 'sort_name', 'id'], name='contact_by_name'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['workspace', 'company'], name='contact_by_company'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('connected_on__isnull', False)), fields=['workspace', 'company', 'id'], name='contact_connected'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['workspace', 'number'], name='contact_by_number'),
        ),
        migrations.AddConstraint(
            model_name='company',
            constraint=models.UniqueConstraint(fields=('workspace', 'key'), name='company_once'),
        ),
        migrations.RunPython(full_text.create, full_text.drop),
        migrations.RunPython(word_grams.create, word_grams.drop),
    ]
