package dev.assay.assertions;

import dev.assay.database.TestDatabase;
import javax.sql.DataSource;
import org.assertj.core.annotation.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/**
 * The entry to assertions about databases. Its {@code assertThat} can be imported beside AssertJ's own.
 *
 * <p>Whatever an assertion tries happens in one transaction that is rolled back, so nothing is left in the database, except
 * that sequences have moved on. A statement may take 30 seconds and wait 10 seconds for a lock.
 */
public final class DatabaseAssertions {
    private DatabaseAssertions() {}

    /**
     * Begin assertions about a database.
     *
     * @param database where each assertion takes a connection and gives it back; one that is in a transaction already is left
     *     there, with everything that was done in it
     */
    @CheckReturnValue
    public static DatabaseAssert assertThat(DataSource database) {
        return new DatabaseAssert(Subject.of(database, Subject.THROWING));
    }

    /** Begin assertions about a database of a test. */
    @CheckReturnValue
    public static DatabaseAssert assertThat(TestDatabase database) {
        return assertThat(database.dataSource());
    }

    /**
     * Name the values of a row; columns that are not named take their defaults.
     *
     * @param columnsAndValues a column, its value, the next column and so on: {@code row("user_id", 7, "total", -1)}; text is
     *     read by the server as the type of the column, so {@code "[1,2,3]"} is a vector where the column is one
     * @throws dev.assay.check.MistakeException for a column without a value, one that is named twice, or a name that is no text
     */
    public static Row row(@Nullable Object... columnsAndValues) {
        return Row.of(columnsAndValues);
    }
}
