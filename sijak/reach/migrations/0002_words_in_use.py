from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reach", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="request",
            name="is_entered",
            field=models.BooleanField(default=False),
        ),
    ]
