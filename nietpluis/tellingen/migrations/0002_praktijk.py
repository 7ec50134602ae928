from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tellingen", "0001_initial")]

    operations = [
        migrations.AddField(
            "telling",
            "volgens_meldcode",
            models.CharField(
                blank=True,
                default="",
                help_text='Steps taken by whom the meldcode says: ",overleg,wegen,".',
                max_length=200,
            ),
        ),
        migrations.AddField(
            "telling",
            "anders_dan_meldcode",
            models.CharField(
                blank=True,
                default="",
                help_text="Steps taken by another function.",
                max_length=200,
            ),
        ),
    ]
