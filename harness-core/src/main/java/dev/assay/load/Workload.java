package dev.assay.load;

import dev.assay.check.MistakeException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clients of a load do: one operation, or a mix of named ones by weight. Immutable; thread-safe as far as its
 * operations are.
 *
 * <pre>{@code
 * Workload mix = Workload.of("search", 9, worker -> search(worker)).and("insert", 1, worker -> insert(worker));
 * }</pre>
 */
public final class Workload {
    /** The name of an operation that was given none. */
    static final String ONLY = "operation";

    private final List<Part> parts;

    private Workload(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * One operation of a mix.
     *
     * @param name its name, unique in the mix
     * @param weight how often it runs in relation to the others, at least 1
     * @param operation what it does
     */
    public record Part(String name, int weight, Operation operation) {
        public Part {
            if (weight < 1) {
                throw new MistakeException(
                        "weight of operation [" + name + "] = [" + weight + "]",
                        "it would never run",
                        "A weight says how often an operation runs in relation to the others",
                        "a weight of at least 1, or leave the operation out");
            }
        }
    }

    /** Return a workload of one operation. */
    public static Workload of(Operation operation) {
        return of(ONLY, 1, operation);
    }

    /** Return a workload of one named operation. */
    public static Workload of(String name, Operation operation) {
        return of(name, 1, operation);
    }

    /** Return a workload that begins with one named operation. */
    public static Workload of(String name, int weight, Operation operation) {
        return new Workload(List.of(new Part(name, weight, operation)));
    }

    /** Return this workload with one more operation. */
    public Workload and(String name, int weight, Operation operation) {
        if (parts.stream().anyMatch(part -> part.name().equals(name))) {
            throw new MistakeException(
                    "operation [" + name + "]",
                    "the mix has one of that name already",
                    "Profiles are kept by name, and two operations would share one",
                    "another name");
        }
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(name, weight, operation));
        return new Workload(more);
    }

    /** Return the operations in the order in which they were added, at least one. */
    public List<Part> parts() {
        return parts;
    }
}
