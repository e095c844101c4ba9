package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.Step;
import java.util.stream.Stream;

/** Finds changes between timestamp and timestamptz that were free only because of the zone that the session happened to have. */
final class TimeZoneRule implements HazardRule {
    private static final String SETTING = "TimeZone";

    @Override
    public Stream<Sighting> examine(Step step) {
        return setsZone(step)
                ? Stream.empty()
                : OldTables.changedBy(step)
                        .filter(change -> !change.isRewritten())
                        .flatMap(change -> change.changedColumns()
                                .map(column -> Retyping.of(column, step.trace().sql()))
                                .filter(Retyping::changesZone)
                                .map(retyping -> sighting(change, retyping)));
    }

    private static Sighting sighting(TableChange change, Retyping retyping) {
        return change.sighting(
                "session-dependent",
                "turns " + retyping.types() + "; the table [" + change.name()
                        + "] was left alone because the session has the zone ["
                        + change.step().settings().getOrDefault(SETTING, "")
                        + "], which the migration does not set; under another one all rows are written anew",
                "");
    }

    /** The value alone does not tell: whoever sets UTC in a session that has it changes nothing. */
    private static boolean setsZone(Step step) {
        String now = step.settings().getOrDefault(SETTING, "");
        String earlier = step.stage().settings().getOrDefault(SETTING, now);
        return !now.equals(earlier)
                || step.stage()
                        .script()
                        .map(SqlWords::of)
                        .filter(TimeZoneRule::setsZone)
                        .isPresent();
    }

    private static boolean setsZone(SqlWords script) {
        return Stream.of("SET", "LOCAL", "SESSION")
                .anyMatch(word -> script.contains(word, SETTING) || script.contains(word, "TIME", "ZONE"));
    }
}
