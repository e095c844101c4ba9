package dev.assay.migration.trace;

import dev.assay.schema.Change;
import dev.assay.schema.Relation;
import dev.assay.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run changed although nothing was left to do.
 *
 * @param changes what became of objects
 */
record SecondRun(List<Change> changes) {
    SecondRun {
        changes = List.copyOf(changes);
    }

    /** Return each change once, as people read it; what comes and goes with its table is not named beside it. */
    List<String> describe() {
        Set<Long> anew = changes.stream()
                .filter(SecondRun::isMadeAnew)
                .flatMap(change -> Stream.of(change.after(), change.before()))
                .filter(Relation.class::isInstance)
                .map(relation -> ((Relation) relation).oid())
                .collect(Collectors.toSet());
        Set<String> made = changes.stream()
                .filter(SecondRun::isMadeAnew)
                .map(SecondRun::identity)
                .collect(Collectors.toSet());
        return changes.stream()
                .filter(change -> !anew.contains(Bookkeeping.table(change.object())))
                .filter(change -> !change.isGone() || !made.contains(identity(change)))
                .map(change -> change.object().name() + " is " + verb(change))
                .distinct()
                .toList();
    }

    private static String verb(Change change) {
        if (change.isGone()) {
            return "dropped";
        }
        return isMadeAnew(change) ? "made anew" : "changed";
    }

    /** An object has another identity then, or its rows lie in another file. */
    private static boolean isMadeAnew(Change change) {
        return change.isNew()
                || (change.after() instanceof Relation after
                        && change.before() instanceof Relation before
                        && before.file() != after.file());
    }

    private static String identity(Change change) {
        SchemaObject object = Objects.requireNonNull(change.object());
        return object.id().kind() + " " + object.name();
    }
}
