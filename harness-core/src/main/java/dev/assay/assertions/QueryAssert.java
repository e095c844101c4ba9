package dev.assay.assertions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Assertions about a statement: what it returns or changes, and how the server would execute it. */
public final class QueryAssert extends SubjectAssert<QueryAssert, String> {
    private final Sql sql;
    private final DatabaseAssert database;

    QueryAssert(Subject subject, Sql sql, DatabaseAssert database) {
        super(subject, sql.text(), QueryAssert.class);
        this.sql = sql;
        this.database = database;
    }

    /** Go back to assertions about the database. */
    public DatabaseAssert returnToDatabase() {
        return database;
    }

    /**
     * Assert that it returns exactly one row.
     *
     * @param values the values of its columns: numbers are compared by value, moments as moments, anything else as Java has it
     *     or as the server writes it
     */
    public QueryAssert returns(@Nullable Object... values) {
        return returnsRows(Arrays.asList(values));
    }

    /** Assert that it returns exactly these rows in this order, each a list of the values of its columns. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final QueryAssert returnsRows(List<? extends @Nullable Object>... rows) {
        return demand(text -> {
            ResultRows found = done().rows();
            if (!found.equalTo(List.of(rows))) {
                throw new Unmet(Answer.of(sql + " returns\n" + shown(List.of(rows)), found.toString()));
            }
        });
    }

    private static String shown(List<? extends List<? extends @Nullable Object>> rows) {
        return rows.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    /** Assert that it returns no row. */
    public QueryAssert returnsNothing() {
        return demand(text -> {
            ResultRows found = done().rows();
            if (!found.rows().isEmpty()) {
                throw new Unmet(Answer.of(sql + " returns no row", found.toString()));
            }
        });
    }

    /** Assert how many rows an INSERT, UPDATE, DELETE or MERGE changes. */
    public QueryAssert changes(long rows) {
        return demand(text -> {
            long found = done().changed();
            if (found != rows) {
                throw new Unmet(Answer.of(sql + " changes [" + rows + "] rows", "[" + found + "]"));
            }
        });
    }

    /** Assert that it fails, deferred constraints included, with this SQLSTATE. */
    public QueryAssert failsWith(String state) {
        return demand(text -> {
            Outcome outcome = subject().trial(session -> session.attemptWhole(sql));
            if (!(outcome instanceof Outcome.Refused refused && refused.state().equals(state))) {
                throw new Unmet(Answer.of(sql + " fails with " + SqlStates.named(state), outcome.toString()));
            }
        });
    }

    /**
     * Assert that the plan which the server would choose now, for these parameters, uses an index. On a small table that is
     * seldom so; see {@link #canUseIndex}.
     *
     * @param name the index without its schema; of a partitioned one, its parts count
     */
    public QueryAssert usesIndex(String name) {
        return demand(text -> subject().trial(session -> {
            List<String> indexes = Plan.indexes(session, name);
            Plan plan = Plan.of(session, sql);
            if (!plan.uses(indexes)) {
                boolean can = Plan.withoutScans(session, sql).isServedBy(indexes, session, sql);
                throw new Unmet(Answer.of(sql + " uses index [" + name + "]", plan.text())
                        .means(
                                can
                                        ? "it could, but another plan is cheaper for the rows that are there now"
                                        : "it cannot, even where reading whole tables is switched off")
                        .fix(
                                can
                                        ? "load rows as there are in production and ANALYZE, or assert canUseIndex(\""
                                                + name + "\")"
                                        : Plan.definition(session, name)));
            }
            return plan;
        }));
    }

    /**
     * Assert that an index serves the query, which does not depend on how many rows there are: once reading whole tables and
     * sorting are made dear, the plan searches it by a condition or a distance, takes its order, or reads a partial one. That
     * an index has all columns, so that it could be read from end to end instead of the table, is not enough.
     *
     * @param name the index without its schema; of a partitioned one, its parts count
     */
    public QueryAssert canUseIndex(String name) {
        return demand(text -> subject().trial(session -> {
            List<String> indexes = Plan.indexes(session, name);
            Plan plan = Plan.withoutScans(session, sql);
            if (!plan.isServedBy(indexes, session, sql)) {
                Answer answer = Answer.of(sql + " can use index [" + name + "]", plan.text());
                throw new Unmet((plan.uses(indexes)
                                ? answer.means("all of the index is read in place of the table: no condition"
                                        + " and no order comes from it")
                                : answer)
                        .fix(Plan.definition(session, name)));
            }
            return plan;
        }));
    }

    private Outcome.Done done() {
        Outcome outcome = subject().trial(session -> session.attempt(sql));
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new Unmet(Answer.of(sql + " is executed", outcome.toString()));
    }
}
