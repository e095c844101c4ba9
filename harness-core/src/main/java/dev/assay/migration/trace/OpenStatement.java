package dev.assay.migration.trace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A statement that is running.
 *
 * @param sql its text
 * @param line the line of its file where it begins, from 1; 0 if unknown
 * @param comments the comments that are its own
 * @param transactional whether a transaction was open before it
 * @param start when it began, in the ticker's nanoseconds
 * @param startTime when it began, in the time of the report
 * @param counters the counts of all sessions before it; empty within a transaction, and where they are unknown
 */
record OpenStatement(
        String sql,
        int line,
        List<String> comments,
        boolean transactional,
        long start,
        Duration startTime,
        Optional<Map<Long, Counters>> counters) {
    Duration elapsed(long end) {
        return Duration.ofNanos(end - start);
    }
}
