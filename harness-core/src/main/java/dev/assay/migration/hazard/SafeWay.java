package dev.assay.migration.hazard;

import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.Comparator;
import java.util.List;

/** The safe way as SQL, with the names of a migration. */
final class SafeWay {
    private static final int KEYS_NOT_VALID_ON_PARTITIONED = 180_000;
    private static final String NEXT = "-- in a migration of its own\n";
    private static final String ALONE = "-- in a file of its own, outside of a transaction\n";

    private SafeWay() {}

    /** Add a constraint that is not validated, and validate it apart. */
    static String validateApart(Relation table, Constraint constraint) {
        return add(table, constraint.plainName(), constraint.definition() + " NOT VALID")
                + NEXT
                + validate(table, constraint.plainName());
    }

    /** Add a foreign key that is not validated; before PostgreSQL 18 a partitioned table takes only keys that its partitions have. */
    static String validateKeyApart(TableChange change, Constraint key) {
        Relation table = change.table();
        return table.isPartitioned() && change.step().stage().serverVersion() < KEYS_NOT_VALID_ON_PARTITIONED
                ? change.family().members().stream()
                                .filter(Relation::holdsOwnRows)
                                .min(Comparator.comparing(Relation::name))
                                .map(partition ->
                                        "-- likewise for each other partition\n" + validateApart(partition, key)
                                                + "\n-- once all are valid: adopts their keys, matches nothing\n")
                                .orElse("")
                        + add(table, key.plainName(), key.definition()).stripTrailing()
                : validateApart(table, key);
    }

    /** Add a constraint a second time, validate that one apart and let the first go. */
    static String constraintBeside(Relation table, Constraint constraint) {
        String next = constraint.plainName() + "_next";
        return add(table, next, constraint.definition() + " NOT VALID") + NEXT + validate(table, next) + "\n"
                + alter(table, "DROP CONSTRAINT " + SqlName.of(constraint.plainName()));
    }

    /** Add a virtual column that may be NULL, and prove apart that it never is. */
    static String computedThenRequired(Relation table, Column column) {
        String proof = column.plainName() + "_not_null";
        String name = SqlName.of(column.plainName());
        return alter(
                        table,
                        "ADD COLUMN " + name + " " + column.type() + " GENERATED ALWAYS AS (" + column.defaultValue()
                                + ") VIRTUAL")
                + "\n" + add(table, proof, "NOT NULL " + name + " NOT VALID") + NEXT + validate(table, proof);
    }

    /** Validate a constraint that is there. */
    static String validate(Relation table, String constraint) {
        return alter(table, "VALIDATE CONSTRAINT " + SqlName.of(constraint));
    }

    /** Prove by a check that a column holds no NULL, then say so. */
    static String proveNotNull(Relation table, String column) {
        String check = column + "_not_null";
        return add(table, check, "CHECK (" + SqlName.of(column) + " IS NOT NULL) NOT VALID") + NEXT
                + validate(table, check) + "\n-- in the next one: proved, so that nothing is read\n"
                + alter(table, "ALTER COLUMN " + SqlName.of(column) + " SET NOT NULL") + "\n"
                + alter(table, "DROP CONSTRAINT " + SqlName.of(check));
    }

    /** Add a column first, then what holds of it. */
    static String columnThenConstraint(Relation table, Column column, Constraint constraint) {
        return addColumn(table, column) + "\n" + validateApart(table, constraint);
    }

    /** Add a column first, then the foreign key at it. */
    static String columnThenKey(TableChange change, Column column, Constraint key) {
        return addColumn(change.table(), column) + "\n" + validateKeyApart(change, key);
    }

    /** Add a column without a default, set that later and fill old rows in batches. */
    static String columnThenFill(Relation table, Column column) {
        String name = SqlName.of(column.plainName());
        return alter(
                        table,
                        "ADD COLUMN " + name + " " + column.type() + ", ALTER COLUMN " + name + " SET DEFAULT "
                                + column.defaultValue())
                + "\n" + fill(table, name + " = DEFAULT", name);
    }

    /** Add a second column, fill it in batches, then drop the first. */
    static String columnBeside(Relation table, Column retyped) {
        String next = SqlName.joined(retyped.plainName(), "next");
        return alter(table, "ADD COLUMN " + next + " " + retyped.type())
                + "\n-- a trigger keeps both columns alike in both directions while two versions of the application run\n"
                + fill(table, next + " = " + SqlName.of(retyped.plainName()), next)
                + "\n-- once nobody reads the old column\n"
                + alter(table, "DROP COLUMN " + SqlName.of(retyped.plainName()));
    }

    /** Build an index while everybody goes on, and adopt it. */
    static String adoptIndex(Relation table, Constraint constraint, List<Column> columns) {
        String index = SqlName.joined(constraint.plainName(), "idx");
        String kind = constraint.kind() == Constraint.Kind.PRIMARY_KEY ? "PRIMARY KEY" : "UNIQUE";
        return ALONE + "CREATE UNIQUE INDEX CONCURRENTLY " + index + " ON " + SqlName.of(table) + " ("
                + SqlName.of(columns) + ");\n-- in the next migration: adopts the index, reads nothing\n"
                + alter(
                        table,
                        "ADD CONSTRAINT " + SqlName.of(constraint.plainName()) + " " + kind + " USING INDEX " + index
                                + (constraint.deferrable() ? " DEFERRABLE" : ""));
    }

    private static String fill(Relation table, String assignment, String column) {
        return """
                -- in a file of its own, again and again until no row is left, with a commit between
                UPDATE %1$s SET %2$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %3$s IS NULL LIMIT 10000));""".formatted(SqlName.of(table), assignment, column);
    }

    private static String addColumn(Relation table, Column column) {
        String value = column.defaultValue();
        return alter(
                table,
                "ADD COLUMN " + SqlName.of(column.plainName()) + " " + column.type()
                        + (value == null ? "" : " DEFAULT " + value));
    }

    private static String add(Relation table, String name, String definition) {
        return alter(table, "ADD CONSTRAINT " + SqlName.of(name) + " " + definition) + "\n";
    }

    private static String alter(Relation table, String action) {
        return "ALTER TABLE " + SqlName.of(table) + " " + action + ";";
    }
}
