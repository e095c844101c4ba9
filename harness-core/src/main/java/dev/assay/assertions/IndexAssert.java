package dev.assay.assertions;

import dev.assay.schema.Index;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Assertions about an index. */
public final class IndexAssert extends PartAssert<IndexAssert, Index> {
    private static final String KEYS = """
            SELECT pg_get_indexdef(i.indexrelid, place, true)
            FROM pg_index i, generate_series(1, i.indnkeyatts::int) place
            WHERE i.indexrelid = ?::oid ORDER BY place
            """;

    IndexAssert(Subject subject, @Nullable Index index, TableAssert table) {
        super(subject, index, table, IndexAssert.class);
    }

    /** Go on to assertions about another index of the same table. */
    public IndexAssert hasIndex(String name) {
        return returnToTable().hasIndex(name);
    }

    /**
     * Assert the keys, in order; included columns are none.
     *
     * @param keys names of columns, and expressions as the server writes them: {@code lower(email)}
     */
    public IndexAssert on(String... keys) {
        return demand(index -> {
            List<String> found = subject().trial(session -> session.texts(KEYS, index.oid()));
            boolean same = found.size() == keys.length
                    && IntStream.range(0, keys.length)
                            .allMatch(i ->
                                    found.get(i).equals(keys[i]) || found.get(i).equals(Name.quoted(keys[i])));
            require(same, index, "is on " + List.of(keys), "it is on " + found);
        });
    }

    /** Assert that the index refuses duplicates. */
    public IndexAssert isUnique() {
        return demand(index -> require(index.unique(), index, "is unique", "it is not"));
    }

    /** Assert that the index has a predicate, and so holds only some rows. */
    public IndexAssert isPartial() {
        return demand(index -> require(index.partial(), index, "is partial", "it holds all rows"));
    }

    /** Assert that the index holds all rows. */
    public IndexAssert isNotPartial() {
        return demand(index -> require(!index.partial(), index, "holds all rows", "it is partial"));
    }

    /**
     * Assert the access method.
     *
     * @param method such as {@code btree}, {@code gin} or {@code hnsw}
     */
    public IndexAssert isOfMethod(String method) {
        return demand(index -> require(
                index.accessMethod().equals(method),
                index,
                "is of the access method [" + method + "]",
                "[" + index.accessMethod() + "]"));
    }

    /** Assert that queries may use the index. An attempt to build it concurrently that failed leaves it invalid. */
    public IndexAssert isValid() {
        return demand(index -> {
            if (!index.valid()) {
                throw new Unmet(Answer.of("index [" + index.name() + "] is valid", "it is invalid")
                        .fix("REINDEX INDEX CONCURRENTLY " + SqlName.ofShown(index.name()) + ";"));
            }
        });
    }

    private static void require(boolean holds, Index index, String what, String found) {
        if (!holds) {
            throw new Unmet(Answer.of("index [" + index.name() + "] " + what, found + "\n" + index.definition()));
        }
    }
}
