package dev.assay.assertions;

import dev.assay.database.TestDatabase;
import javax.sql.DataSource;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.AutoCloseableSoftAssertions;

/**
 * Soft assertions that know databases beside everything that AssertJ's know. All failures are collected and thrown together by
 * {@code assertAll} or at the end of the try statement. What follows a table, column or index that is missing is not asked,
 * since its absence is reported already. Not thread-safe.
 */
public class DatabaseSoftAssertions extends AutoCloseableSoftAssertions {
    /** Begin assertions about a database. */
    @CheckReturnValue
    public DatabaseAssert assertThat(DataSource database) {
        return new DatabaseAssert(Subject.of(database, this::collectAssertionError));
    }

    /** Begin assertions about a database of a test. */
    @CheckReturnValue
    public DatabaseAssert assertThat(TestDatabase database) {
        return assertThat(database.dataSource());
    }
}
