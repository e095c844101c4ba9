package dev.assay.comparison;

import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import java.util.List;
import javax.sql.DataSource;

/** What an operation is compared with: the same one elsewhere, or another one. Immutable and thread-safe. */
public interface BaselineSide {
    /** Return what it is, for the reader of a verdict: {@code the schema before version 4}. */
    String describe();

    /**
     * Make it ready.
     *
     * @param database the database that is judged
     * @param operation the operation that is judged
     * @return a side that the caller closes
     */
    OpenSide open(TestDatabase database, Operation operation) throws Exception;

    /** Compare with another operation on the same database: the old query, the old build of a method. */
    static BaselineSide operation(String description, Operation other) {
        return new Baselines.OtherOperation(description, other);
    }

    /**
     * Compare with the same operation on another database, which stays open: before a migration, on another server. Tables
     * of one name must hold equally many rows on both.
     */
    static BaselineSide database(String description, TestDatabase other) {
        return new Baselines.OtherDatabase(description, new Baselines.Lender() {
            @Override
            public TestDatabase lend() {
                return other;
            }

            @Override
            public void giveBack(TestDatabase lent) {
                // It belongs to whoever gave it.
            }
        });
    }

    /** Compare with the same operation on a database that is made for the comparison and closed after it. */
    static BaselineSide made(String description, DatabaseMaker maker) {
        return new Baselines.OtherDatabase(description, new Baselines.Lender() {
            @Override
            public TestDatabase lend() throws Exception {
                return maker.make();
            }

            @Override
            public void giveBack(TestDatabase lent) {
                lent.close();
            }
        });
    }

    /** Compare with the same operation at connections from elsewhere, such as those of the stable release. */
    static BaselineSide connections(String description, DataSource other) {
        return new Baselines.OtherConnections(description, other);
    }

    /**
     * Compare with the same operation where each connection begins with other settings, such as {@code hnsw.ef_search=40}.
     *
     * @throws dev.assay.check.MistakeException if one is not written as {@code name=value}
     */
    static BaselineSide settings(List<String> settings) {
        return new Baselines.OtherSettings(SessionSettings.of(settings));
    }

    /** Compare with the same operation on a copy of the judged database, changed by these statements. */
    static BaselineSide changedBy(List<String> statements) {
        return new Baselines.ChangedCopy(statements);
    }

    /** Makes a database of which the caller is the owner. */
    @FunctionalInterface
    interface DatabaseMaker {
        /** Return a database that nobody else uses. */
        TestDatabase make() throws Exception;
    }
}
