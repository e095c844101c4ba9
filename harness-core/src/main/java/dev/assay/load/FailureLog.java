package dev.assay.load;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Failed operations by SQLSTATE, with the first message of each. Not thread-safe. */
public final class FailureLog {
    private final Map<String, Entry> entries = new TreeMap<>();

    /**
     * Failures of one kind.
     *
     * @param state the SQLSTATE, or {@code none} where the driver gave none
     * @param count how many there were
     * @param sample the message of the first one
     */
    public record Entry(String state, long count, String sample) {
        Entry plus(Entry other) {
            return new Entry(state, count + other.count, sample);
        }
    }

    /** Return the database's own complaint, for whichever exception a framework has wrapped around it. */
    public static Optional<SQLException> causeOf(Exception failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException complaint) {
                return Optional.of(complaint);
            }
        }
        return Optional.empty();
    }

    public void add(SQLException failure) {
        String message = failure.getMessage();
        add(new Entry(stateOf(failure), 1, message == null ? "" : message.strip()));
    }

    public void addAll(FailureLog other) {
        other.entries.values().forEach(this::add);
    }

    /** Return the entries, the most frequent first. */
    public List<Entry> entries() {
        return entries.values().stream()
                .sorted(Comparator.comparingLong(Entry::count).reversed())
                .toList();
    }

    /** Return how many failures there are. */
    public long count() {
        return entries.values().stream().mapToLong(Entry::count).sum();
    }

    /** Return the SQLSTATE of a failure, {@code none} where the driver gave none. */
    static String stateOf(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "none" : state;
    }

    private void add(Entry entry) {
        entries.merge(entry.state(), entry, Entry::plus);
    }
}
