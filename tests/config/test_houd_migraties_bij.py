"""What the models say is what a fresh database gets."""

from django.core.management import call_command


def test_geen_model_loopt_voor_op_zijn_migraties(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
