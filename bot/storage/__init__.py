"""The only SQL: tables, stores that return core objects, migrations."""
