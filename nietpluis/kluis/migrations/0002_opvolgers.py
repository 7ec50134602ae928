import django.utils.timezone
from django.db import migrations, models

KOLOMMEN = "dossier, soort, organisatie, versie, verpakt, aangemaakt_op"


class Migration(migrations.Migration):
    """A dossier may have more than one key, and a recovery sheet is confirmed.

    The dossier was the primary key. No engine lets go of that in place, so the rows move to a
    new table. There is no way back: with one key for a dossier what its successor closed is lost.
    """

    dependencies = [("kluis", "0001_initial")]

    operations = [
        migrations.RemoveIndex("Dossiersleutel", "dossiersleutel_per_versie"),
        migrations.RenameModel("Dossiersleutel", "OudeDossiersleutel"),
        migrations.CreateModel(
            name="Dossiersleutel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dossier", models.UUIDField()),
                ("nummer", models.PositiveSmallIntegerField(default=1)),
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
        ),
        migrations.RunSQL(
            f"INSERT INTO kluis_dossiersleutel (nummer, {KOLOMMEN})"  # noqa: S608 -- constants
            f" SELECT 1, {KOLOMMEN} FROM kluis_oudedossiersleutel"
        ),
        migrations.DeleteModel("OudeDossiersleutel"),
        migrations.AddConstraint(
            "Dossiersleutel",
            models.UniqueConstraint(
                fields=("dossier", "nummer"), name="dossiersleutel_een_per_nummer"
            ),
        ),
        migrations.AddIndex(
            "Dossiersleutel",
            models.Index(fields=["organisatie", "versie", "id"], name="dossiersleutel_per_versie"),
        ),
        migrations.CreateModel(
            name="Herstelbevestiging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutelnaam", models.CharField(max_length=20)),
                ("wie", models.CharField(max_length=120)),
                ("wanneer", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
    ]
