package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Change;
import dev.assay.schema.Extension;
import java.util.stream.Stream;

/** Extensions that were there and have another version. */
final class ExtensionUpdate implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return step.trace().changes().stream().flatMap(change -> sighting(change, step));
    }

    private static Stream<Sighting> sighting(Change change, Step step) {
        return change.before() instanceof Extension before
                        && change.after() instanceof Extension after
                        && !before.version().equals(after.version())
                        && step.stage().start().find(before.id()).isPresent()
                ? Stream.of(Sighting.of(
                        "extension-update",
                        step.trace(),
                        after.name(),
                        "runs the scripts of " + after.name() + " from " + before.version() + " to " + after.version()))
                : Stream.empty();
    }
}
