package dev.assay.assertions;

import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import dev.assay.schema.Trigger;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Assertions about a table or view. Names are those of the catalogs, in their letter case. */
public final class TableAssert extends SubjectAssert<TableAssert, Relation> {
    private final @Nullable TableView table;
    private final DatabaseAssert database;

    TableAssert(Subject subject, @Nullable TableView table, DatabaseAssert database) {
        super(subject, table == null ? null : table.relation(), TableAssert.class);
        this.table = table;
        this.database = database;
    }

    /** Go on to assertions about another table of the same database. */
    public TableAssert table(String name) {
        return database.table(name);
    }

    /** Go back to assertions about the database. */
    public DatabaseAssert returnToDatabase() {
        return database;
    }

    /** Assert that a column exists, and go on to assertions about it. */
    public ColumnAssert column(String name) {
        return inherited(new ColumnAssert(subject(), part(found -> found.column(name)), this));
    }

    /** Assert that a column exists. */
    public TableAssert hasColumn(String name) {
        return judge(found -> found.column(name));
    }

    /**
     * Assert that a column exists and has a type.
     *
     * @param type as SQL writes it, with length, scale or dimension: {@code varchar(20)}, {@code vector(384)}
     */
    public TableAssert hasColumn(String name, String type) {
        return judge(found -> ColumnType.require(subject(), found.column(name), type));
    }

    /** Assert that no column has this name. */
    public TableAssert doesNotHaveColumn(String name) {
        return judge(found -> {
            if (found.columns().stream().anyMatch(column -> column.plainName().equals(name))) {
                throw new Unmet(Answer.of("no column [" + found.name() + "." + name + "]", "it exists")
                        .fix("ALTER TABLE " + SqlName.of(found.relation()) + " DROP COLUMN " + SqlName.of(name) + ";"));
            }
        });
    }

    /**
     * Assert that the table has these columns and no others, in this order. This is the contract of whoever reads rows by
     * position or copies them.
     *
     * @param columns name and type of each: {@code "id bigint", "embedding vector(384)"}
     */
    public TableAssert hasColumnsExactly(String... columns) {
        return judge(found -> Contract.of(columns).require(subject(), found));
    }

    /** Assert that these columns, in this order, are the primary key. */
    public TableAssert hasPrimaryKey(String... columns) {
        return judge(found -> Keys.requirePrimary(found, List.of(columns)));
    }

    /** Assert that a unique constraint, a unique index on all rows or the primary key has these columns in this order. */
    public TableAssert hasUniqueKey(String... columns) {
        return judge(found -> Keys.requireUnique(found, List.of(columns)));
    }

    /** Assert that a column refers to a table by a foreign key. */
    public TableAssert hasForeignKey(String column, String referenced) {
        return hasForeignKey(List.of(column), referenced);
    }

    /** Assert that columns, in this order, refer to a table by one foreign key. */
    public TableAssert hasForeignKey(List<String> columns, String referenced) {
        return judge(found -> Keys.requireForeign(found, columns, referenced));
    }

    /** Assert that an index of this name exists, and go on to assertions about it. */
    public IndexAssert hasIndex(String name) {
        return inherited(new IndexAssert(subject(), part(found -> index(found, name)), this));
    }

    private static Index index(TableView table, String name) {
        return table.indexes().stream()
                .filter(index -> TableView.plainName(index).equals(name))
                .findFirst()
                .orElseThrow(() -> new Unmet(Answer.missing(
                        "table [" + table.name() + "] has the index [" + name + "]",
                        "its indexes",
                        name,
                        table.indexes().stream().map(TableView::plainName).toList())));
    }

    /** Assert that a trigger of this name exists and is enabled. What it does is asserted by {@link DatabaseAssert#after}. */
    public TableAssert hasTrigger(String name) {
        return judge(found -> {
            List<Trigger> triggers = found.schema()
                    .objects(Trigger.class)
                    .filter(trigger -> trigger.table() == found.relation().oid())
                    .toList();
            String expected = "table [" + found.name() + "] has the trigger [" + name + "]";
            Trigger trigger = triggers.stream()
                    .filter(other -> other.plainName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Unmet(Answer.missing(
                            expected,
                            "its triggers",
                            name,
                            triggers.stream().map(Trigger::plainName).toList())));
            if (!trigger.enabled()) {
                throw new Unmet(Answer.of(expected + ", enabled", "it is disabled")
                        .fix("ALTER TABLE " + SqlName.of(found.relation()) + " ENABLE TRIGGER " + SqlName.of(name)
                                + ";"));
            }
        });
    }

    /** Assert that row security is enabled. What it hides is asserted by {@link DatabaseAssert#role}. */
    public TableAssert hasRowSecurity() {
        return judge(found -> {
            if (!found.relation().rowSecurity()) {
                throw new Unmet(Answer.of("row security of [" + found.name() + "] is enabled", "it is disabled")
                        .fix("ALTER TABLE " + SqlName.of(found.relation()) + " ENABLE ROW LEVEL SECURITY;"));
            }
        });
    }

    /** Assert that a row can be inserted, deferred constraints included. It is undone. */
    public TableAssert accepts(Row row) {
        return judge(found -> new RowTrial(subject(), found, row).requireAccepted());
    }

    /**
     * Assert that inserting a row fails, deferred constraints included.
     *
     * @param state the SQLSTATE: {@code 23502} a missing value, {@code 23503} a foreign key, {@code 23505} a duplicate,
     *     {@code 23514} a check, {@code 23P01} an exclusion
     */
    public TableAssert rejects(Row row, String state) {
        return judge(found -> new RowTrial(subject(), found, row).requireRejected(state, null));
    }

    /** Assert that inserting a row fails, and that it is this constraint that refuses it. */
    public TableAssert rejects(Row row, String state, String constraint) {
        return judge(found -> new RowTrial(subject(), found, row).requireRejected(state, constraint));
    }

    private TableAssert judge(Consumer<TableView> judge) {
        TableView found = table;
        return found == null ? myself : demand(relation -> judge.accept(found));
    }

    private <T> @Nullable T part(Function<TableView, T> lookup) {
        TableView found = table;
        return found == null ? null : find(() -> lookup.apply(found));
    }

    @Nullable TableView view() {
        return table;
    }
}
