package dev.assay.migration.shadow;

import dev.assay.migration.data.BatchStep;
import dev.assay.migration.data.KeyedTable;
import dev.assay.migration.data.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Two columns of one table.
 *
 * @param table the table as SQL writes it
 * @param before the old column
 * @param after the new column
 * @param forward the new value, an SQL expression over the row
 * @param backward the old value, an SQL expression over the row
 */
record ColumnPair(String table, String before, String after, String forward, String backward) implements Pair {
    private static final String FUNCTION = """
            BEGIN
                IF %1$s THEN
                    RETURN NEW;
                END IF;
                IF TG_OP = 'INSERT' THEN
                    IF NEW.%3$s IS NOT NULL THEN
                        NEW.%2$s := %5$s;
                    ELSE
                        NEW.%3$s := %4$s;
                    END IF;
                ELSIF NEW.%3$s IS DISTINCT FROM OLD.%3$s THEN
                    NEW.%2$s := %5$s;
                ELSIF NEW.%2$s IS DISTINCT FROM OLD.%2$s OR NEW.%3$s IS NULL THEN
                    NEW.%3$s := %4$s;
                END IF;
                RETURN NEW;
            END""";

    @Override
    public String describe() {
        return table + "." + before + " and " + table + "." + after;
    }

    @Override
    public List<String> install(Connection connection) throws SQLException {
        String name = KeyedTable.find(connection, table).name();
        Probe.requireValid(
                connection,
                describe(),
                "SELECT " + cast(connection, after, forward) + ", " + cast(connection, before, backward)
                        + " FROM (SELECT * FROM " + name + ") assay_row LIMIT 0");
        String body = FUNCTION.formatted(
                guard().isOn(), Names.quoted(before), Names.quoted(after), ofRow(forward), ofRow(backward));
        String function = Triggers.function(name, trigger());
        return List.of(
                Triggers.create(function, body),
                "CREATE TRIGGER " + trigger() + " BEFORE INSERT OR UPDATE ON " + name
                        + " FOR EACH ROW EXECUTE FUNCTION " + function + "()");
    }

    @Override
    public List<String> remove(Connection connection) throws SQLException {
        String name = KeyedTable.find(connection, table).name();
        return Triggers.drop(name, trigger());
    }

    @Override
    public String differences(Connection connection) throws SQLException {
        return "SELECT to_jsonb(r)::text FROM "
                + KeyedTable.find(connection, table).name() + " r WHERE "
                + Names.quoted(after) + " IS DISTINCT FROM " + cast(connection, after, forward) + " OR "
                + Names.quoted(before) + " IS DISTINCT FROM " + cast(connection, before, backward);
    }

    @Override
    public List<String> cutOver(Connection connection) throws SQLException {
        String name = KeyedTable.find(connection, table).name();
        return List.of(
                // Who writes the new column alone from now on leaves the old one empty.
                "ALTER TABLE " + name + " ALTER COLUMN " + Names.quoted(before) + " DROP NOT NULL",
                "ALTER TABLE " + name + " RENAME COLUMN " + Names.quoted(before) + " TO "
                        + Names.quoted(before + "_before"),
                "ALTER TABLE " + name + " RENAME COLUMN " + Names.quoted(after) + " TO " + Names.quoted(before));
    }

    @Override
    public Step fill() {
        String missing = Names.quoted(after) + " IS NULL AND (" + forward + ") IS NOT NULL";
        return BatchStep.of(table, missing, (connection, batch) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT " + guard().on());
                return statement.executeLargeUpdate("UPDATE " + batch.table().name() + " SET " + Names.quoted(after)
                        + " = (" + forward + ") WHERE " + batch.where());
            }
        });
    }

    @Override
    public List<Triggers.Installed> triggers(Connection connection) throws SQLException {
        return List.of(new Triggers.Installed(KeyedTable.find(connection, table).name(), trigger()));
    }

    /** Return an expression as the column would store it, so that only what is lost by storing counts as lost. */
    private String cast(Connection connection, String column, String expression) throws SQLException {
        return "(" + expression + ")::" + Probe.type(connection, table, column);
    }

    private Guard guard() {
        return Guard.of(describe());
    }

    private String trigger() {
        return "assay_sync_" + Names.word(describe());
    }

    private static String ofRow(String expression) {
        return "(SELECT " + expression + " FROM (SELECT NEW.*) assay_row)";
    }
}
