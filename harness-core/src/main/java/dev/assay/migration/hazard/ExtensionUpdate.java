package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Extension;
import java.util.stream.Stream;

/** Extensions that were there and have another version. */
final class ExtensionUpdate implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return Altered.in(step.trace(), Extension.class).stream()
                .filter(Altered::stays)
                .filter(extension ->
                        !extension.was().version().equals(extension.is().version()))
                .filter(extension ->
                        step.stage().start().find(extension.was().id()).isPresent())
                .map(extension -> sighting(extension.was(), extension.is(), step));
    }

    private static Sighting sighting(Extension before, Extension after, Step step) {
        return Sighting.of(
                "extension-update",
                step.trace(),
                after.name(),
                "runs the scripts of " + after.name() + " from " + before.version() + " to " + after.version());
    }
}
