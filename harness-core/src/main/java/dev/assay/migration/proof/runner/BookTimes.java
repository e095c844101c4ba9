package dev.assay.migration.proof.runner;

import dev.assay.migration.content.ColumnPatterns;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns in which a runner notes when it worked and for how long. Two runs may agree in them by accident, a stopwatch of whole
 * milliseconds above all, so that they are known by name and not by experiment.
 */
final class BookTimes {
    /** Of Flyway, of Liquibase (whose id of a deployment is a time), and of SQL files. */
    private static final List<String> COLUMNS = List.of(
            "installed_on", "execution_time", "dateexecuted", "deployment_id", "lockgranted", "lockedby", "applied");

    private BookTimes() {}

    /**
     * Return them.
     *
     * @param bookkeeping the tables of the runner, without schema
     */
    static ColumnPatterns of(Collection<String> bookkeeping) {
        return ColumnPatterns.of(bookkeeping.stream()
                .flatMap(book -> COLUMNS.stream().map(column -> book + "." + column))
                .flatMap(column -> Stream.of(column, "*." + column))
                .toList());
    }
}
