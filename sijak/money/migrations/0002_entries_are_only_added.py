"""The ledger refuses, whoever writes: a changed entry, an erased one, one in a closed month, a wrong reversal."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER money_entry_no_change BEFORE UPDATE ON money_entry
       BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
    """CREATE TRIGGER money_entry_no_erasing BEFORE DELETE ON money_entry
       BEGIN SELECT RAISE(ABORT, 'an entry is never erased'); END""",
    """CREATE TRIGGER money_entry_open_month BEFORE INSERT ON money_entry
       WHEN NEW.month <> substr(NEW.day, 1, 7)
         OR EXISTS (SELECT 1 FROM money_closedmonth WHERE month = NEW.month)
       BEGIN SELECT RAISE(ABORT, 'that month is closed'); END""",
    """CREATE TRIGGER money_entry_reversal BEFORE INSERT ON money_entry
       WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM money_entry e WHERE e.id = NEW.reverses_id AND e.reverses_id IS NULL
           AND e.won = NEW.won AND e.debit_id = NEW.credit_id AND e.credit_id = NEW.debit_id)
       BEGIN SELECT RAISE(ABORT, 'a reversal mirrors its entry'); END""",
    """CREATE TRIGGER money_closedmonth_stays BEFORE DELETE ON money_closedmonth
       BEGIN SELECT RAISE(ABORT, 'a closed month stays closed'); END""",
]
POSTGRES = [
    """CREATE FUNCTION money_entry_stays() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'an entry is never changed or erased'; END $$""",
    """CREATE TRIGGER money_entry_stays BEFORE UPDATE OR DELETE ON money_entry
       FOR EACH ROW EXECUTE FUNCTION money_entry_stays()""",
    """CREATE TRIGGER money_closedmonth_stays BEFORE UPDATE OR DELETE ON money_closedmonth
       FOR EACH ROW EXECUTE FUNCTION money_entry_stays()""",
    """CREATE FUNCTION money_entry_fits() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN
       IF NEW.month <> to_char(NEW.day, 'YYYY-MM')
          OR EXISTS (SELECT 1 FROM money_closedmonth WHERE month = NEW.month)
       THEN RAISE EXCEPTION 'that month is closed'; END IF;
       IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM money_entry e WHERE e.id = NEW.reverses_id AND e.reverses_id IS NULL
            AND e.won = NEW.won AND e.debit_id = NEW.credit_id AND e.credit_id = NEW.debit_id)
       THEN RAISE EXCEPTION 'a reversal mirrors its entry'; END IF;
       RETURN NEW; END $$""",
    """CREATE TRIGGER money_entry_fits BEFORE INSERT ON money_entry
       FOR EACH ROW EXECUTE FUNCTION money_entry_fits()""",
]


def hang(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("money", "0001_initial")]
    operations = [migrations.RunPython(hang, migrations.RunPython.noop)]
