package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Change;
import dev.assay.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of objects of one kind in a statement. */
record Altered<T extends SchemaObject>(Optional<T> before, Optional<T> after) {
    static <T extends SchemaObject> List<Altered<T>> in(StatementTrace trace, Class<T> type) {
        return trace.changes().stream()
                .filter(change -> type.isInstance(change.object()))
                .map(change -> of(change, type))
                .toList();
    }

    /** Return the objects of one kind that a statement made. */
    static <T extends SchemaObject> Stream<T> made(StatementTrace trace, Class<T> type) {
        return in(trace, type).stream().filter(Altered::isNew).map(Altered::is);
    }

    /** Return the objects of one kind that a statement took away, as they were. */
    static <T extends SchemaObject> Stream<T> gone(StatementTrace trace, Class<T> type) {
        return in(trace, type).stream().filter(Altered::isGone).map(Altered::was);
    }

    private static <T extends SchemaObject> Altered<T> of(Change change, Class<T> type) {
        return new Altered<>(
                Optional.ofNullable(change.before()).map(type::cast),
                Optional.ofNullable(change.after()).map(type::cast));
    }

    boolean isNew() {
        return before.isEmpty();
    }

    boolean isGone() {
        return after.isEmpty();
    }

    /** Return whether it was there before and still is. */
    boolean stays() {
        return before.isPresent() && after.isPresent();
    }

    /** Return the object as it was, which must have been there. */
    T was() {
        return before.orElseThrow();
    }

    /** Return the object as it is, which must be there. */
    T is() {
        return after.orElseThrow();
    }

    /** Return the object as it is, or as it was if it is gone. */
    T object() {
        return after.orElseGet(() -> Objects.requireNonNull(was()));
    }
}
