import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casussen", "0005_bijlagen"),
        ("organisaties", "0001_begin"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ankering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reeks", models.PositiveIntegerField(help_text="Counts up.", unique=True)),
                ("gemaakt_op", models.DateTimeField()),
                (
                    "afdruk",
                    models.CharField(help_text="The digest (SHA-256) of the file.", max_length=64),
                ),
            ],
            options={
                "verbose_name_plural": "ankeringen",
            },
        ),
        migrations.CreateModel(
            name="Controleverslag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begonnen_op", models.DateTimeField()),
                ("duur", models.PositiveIntegerField(help_text="In seconds.")),
                ("casussen", models.PositiveIntegerField()),
                ("feiten", models.PositiveIntegerField()),
                (
                    "anker",
                    models.PositiveIntegerField(
                        help_text="The number of the anchor it was compared with; empty: with none.",
                        null=True,
                    ),
                ),
                ("bevindingen", models.JSONField(default=list)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "controleverslagen",
                "indexes": [
                    models.Index(
                        fields=["organisatie", "-begonnen_op"], name="controleverslag_recent"
                    )
                ],
            },
        ),
    ]
