package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.EnumLabel;
import dev.assay.schema.ObjectId;
import dev.assay.schema.ObjectKind;
import java.util.stream.Stream;

/** Values of enums that are added, renamed, or used too early. */
final class EnumRule implements HazardRule {
    /** Unsafe use of a new value of an enum. */
    private static final String TOO_EARLY = "55P04";

    @Override
    public Stream<Sighting> examine(Step step) {
        return Altered.in(step.trace(), EnumLabel.class).stream()
                .filter(label -> step.stage()
                        .start()
                        .find(ObjectId.of(ObjectKind.TYPE, label.object().type()))
                        .isPresent())
                .flatMap(label -> label(step.trace(), label));
    }

    private static Stream<Sighting> label(StatementTrace trace, Altered<EnumLabel> label) {
        EnumLabel object = label.object();
        if (label.isNew()) {
            return added(trace, object);
        }
        return label.stays() && !label.was().label().equals(object.label())
                ? Stream.of(Sighting.of(
                        "enum-rename",
                        trace,
                        object.typeName(),
                        "the value [" + label.was().label() + "] of " + object.typeName() + " is now [" + object.label()
                                + "]"))
                : Stream.empty();
    }

    private static Stream<Sighting> added(StatementTrace trace, EnumLabel label) {
        String added = "adds [" + label.label() + "] to " + label.typeName();
        Sighting forGood = Sighting.of(
                "enum-irreversible", trace, label.typeName(), added + ", which nothing but a new type takes back");
        StatementText text = StatementText.of(trace);
        boolean placed = text.contains("BEFORE") || text.contains("AFTER") || text.isBlock();
        return placed
                ? Stream.of(forGood)
                : Stream.of(
                        forGood,
                        Sighting.of("enum-order", trace, label.typeName(), added + ", behind all other values"));
    }

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration.statements().stream()
                .filter(statement -> statement.sqlState().equals(TOO_EARLY))
                .map(statement -> tooEarly(migration, statement));
    }

    private static Sighting tooEarly(WholeMigration migration, StatementTrace statement) {
        String type = migration.statements().stream()
                .flatMap(earlier -> Altered.in(earlier, EnumLabel.class).stream())
                .filter(Altered::isNew)
                .map(label -> label.is().typeName())
                .reduce((first, second) -> second)
                .orElse("enum");
        return Sighting.of(
                "enum-value-used-too-early",
                statement,
                type,
                "uses a value of " + type + " that the same transaction added [" + TOO_EARLY + "]");
    }
}
