import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """The key store, in the database `sleutels`."""

    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Organisatiesleutel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organisatie", models.UUIDField()),
                ("versie", models.PositiveIntegerField()),
                ("verpakt", models.BinaryField()),
                ("aangemaakt_op", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisatie", "versie"), name="organisatiesleutel_een_per_versie"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dossiersleutel",
            fields=[
                ("dossier", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "soort",
                    models.CharField(
                        choices=[("dossier", "dossier"), ("concept", "concept")],
                        default="dossier",
                        max_length=10,
                    ),
                ),
                ("organisatie", models.UUIDField()),
                ("versie", models.PositiveIntegerField()),
                ("verpakt", models.BinaryField()),
                ("aangemaakt_op", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisatie", "versie"], name="dossiersleutel_per_versie")
                ],
            },
        ),
    ]
