package dev.assay.chaos.history;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One operation that one process began. A retry is another attempt, on the same key.
 *
 * @param number its place in the order of beginning, from 1
 * @param process who did it, from 1; a process does one thing after the other
 * @param startNanos when it began, by the run's ticker
 * @param endNanos when it ended for its process, by the run's ticker; what is unknown may take effect later
 * @param accesses what it did, in order
 * @param ending how it ended
 */
public record Attempt(int number, int process, long startNanos, long endNanos, List<Access> accesses, Ending ending) {
    public Attempt {
        accesses = List.copyOf(accesses);
    }

    /** Return what the process knows of it. */
    public Status status() {
        return ending.status();
    }

    /** Return whether it was acknowledged. */
    public boolean isOk() {
        return ending.isOk();
    }

    /** Return how long its process waited. */
    public Duration took() {
        return Duration.ofNanos(endNanos - startNanos);
    }

    /** Return the accesses of one kind. */
    public <A extends Access> List<A> accesses(Class<A> kind) {
        return accesses.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Return whether some moment lay in both. */
    public boolean overlaps(Attempt other) {
        return startNanos <= other.endNanos && other.startNanos <= endNanos;
    }

    /** Return what sort of operation it is: write, read, add, several of them, or a call of which no more is known. */
    String kind() {
        List<String> kinds = accesses.stream().map(Access::kind).distinct().toList();
        return kinds.isEmpty() ? "call" : String.join(" and ", kinds);
    }

    /** Return what it did, for people: {@code read [x] = [5], write [x] = [6]}. */
    public String what() {
        return accesses.isEmpty()
                ? "call"
                : accesses.stream().map(Access::write).collect(Collectors.joining(", "));
    }
}
