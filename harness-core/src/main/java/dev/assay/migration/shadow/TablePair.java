package dev.assay.migration.shadow;

import dev.assay.check.Finding;
import dev.assay.migration.data.BatchStep;
import dev.assay.migration.data.KeyedTable;
import dev.assay.migration.data.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Two tables with the same primary key.
 *
 * @param before the old table as SQL writes it
 * @param after the new table as SQL writes it
 * @param forward the columns of the new table
 * @param backward the columns of the old table
 */
record TablePair(String before, String after, List<Mapping> forward, List<Mapping> backward) implements Pair {
    TablePair {
        forward = List.copyOf(forward);
        backward = List.copyOf(backward);
    }

    @Override
    public String describe() {
        return before + " and " + after;
    }

    @Override
    public List<String> install(Connection connection) throws SQLException {
        KeyedTable oldTable = KeyedTable.find(connection, before);
        KeyedTable newTable = KeyedTable.find(connection, after);
        RowCopy there = copy(oldTable, newTable, forward);
        RowCopy back = copy(newTable, oldTable, backward);
        Probe.requireAlike(connection, oldTable, newTable);
        Rights.require(connection, oldTable.name(), newTable.name());
        Rights.require(connection, newTable.name(), oldTable.name());
        Probe.requireValid(connection, describe(), there.probe());
        Probe.requireValid(connection, describe(), back.probe());
        List<String> statements = new ArrayList<>();
        statements.addAll(there.install(trigger("forward")));
        statements.addAll(back.install(trigger("backward")));
        statements.addAll(Sequences.behind(connection, newTable, oldTable));
        return statements;
    }

    @Override
    public List<String> remove(Connection connection) throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.addAll(Triggers.drop(KeyedTable.find(connection, before).name(), trigger("forward")));
        statements.addAll(Triggers.drop(KeyedTable.find(connection, after).name(), trigger("backward")));
        return statements;
    }

    @Override
    public String differences(Connection connection) throws SQLException {
        KeyedTable oldTable = KeyedTable.find(connection, before);
        KeyedTable newTable = KeyedTable.find(connection, after);
        String made = "(SELECT " + copy(oldTable, newTable, forward).columns() + " FROM " + oldTable.name() + ")";
        String kept = "(SELECT " + copy(oldTable, newTable, forward).targets() + " FROM " + newTable.name() + ")";
        return "SELECT 'only in the old table: ' || to_jsonb(a)::text FROM (" + made + " EXCEPT ALL " + kept
                + ") a UNION ALL SELECT 'only in the new table: ' || to_jsonb(b)::text FROM (" + kept + " EXCEPT ALL "
                + made + ") b";
    }

    @Override
    public List<String> cutOver(Connection connection) throws SQLException {
        KeyedTable newTable = KeyedTable.find(connection, after);
        String oldName = KeyedTable.find(connection, before).name();
        String plain = plain(oldName);
        ForeignKeys.requireNone(connection, oldName, newTable.name());
        requireOneSchema(oldName, newTable.name());
        List<String> statements = new ArrayList<>(Sequences.behind(connection, newTable, newTable));
        statements.add("ALTER TABLE " + oldName + " RENAME TO " + Names.quoted(plain + "_before"));
        statements.add("ALTER TABLE " + newTable.name() + " RENAME TO " + Names.quoted(plain));
        return statements;
    }

    @Override
    public List<Triggers.Installed> triggers(Connection connection) throws SQLException {
        String oldName = KeyedTable.find(connection, before).name();
        String newName = KeyedTable.find(connection, after).name();
        return List.of(
                new Triggers.Installed(oldName, trigger("forward")),
                new Triggers.Installed(oldName, trigger("forward") + "_all"),
                new Triggers.Installed(newName, trigger("backward")),
                new Triggers.Installed(newName, trigger("backward") + "_all"));
    }

    private static void requireOneSchema(String oldName, String newName) {
        if (!Triggers.schema(oldName).equals(Triggers.schema(newName))) {
            throw new ShadowException(List.of(
                    Finding.of("found", "[" + oldName + "] and [" + newName + "] lie in different schemas"),
                    Finding.of(
                            "fix",
                            "make the new table in the schema of the old one, whose name it takes with its schema")));
        }
    }

    @Override
    public Step fill() {
        return BatchStep.of(before, "true", (connection, batch) -> {
            KeyedTable target = KeyedTable.find(connection, after);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT " + guard().on());
                return statement.executeLargeUpdate(
                        copy(batch.table(), target, forward).fill(batch.where()));
            }
        });
    }

    private RowCopy copy(KeyedTable source, KeyedTable target, List<Mapping> mappings) {
        return new RowCopy(source, target, mappings, guard());
    }

    private Guard guard() {
        return Guard.of(describe());
    }

    private String trigger(String direction) {
        return "assay_sync_" + Names.word(describe()) + "_" + direction;
    }

    /** Return the table's own name without quotes. */
    private static String plain(String quoted) {
        String last = quoted.endsWith("\"")
                ? quoted.substring(
                        quoted.replace("\"\"", "__").lastIndexOf('"', quoted.length() - 2) + 1, quoted.length() - 1)
                : quoted.substring(quoted.lastIndexOf('.') + 1);
        return last.replace("\"\"", "\"");
    }
}
