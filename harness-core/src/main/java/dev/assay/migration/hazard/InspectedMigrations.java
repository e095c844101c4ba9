package dev.assay.migration.hazard;

import dev.assay.check.Run;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.MigrationTracer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Migrations that were traced and looked at. Immutable.
 *
 * @param report what they did
 * @param sightings what was dangerous, in the order in which it happened
 * @param invalidIndexes the indexes that no query may use, as the last migration left them
 */
public record InspectedMigrations(MigrationReport report, List<Sighting> sightings, List<String> invalidIndexes) {
    public InspectedMigrations {
        Objects.requireNonNull(report);
        sightings = List.copyOf(sightings);
        invalidIndexes = List.copyOf(invalidIndexes);
    }

    /** Apply everything to an empty database while every rule looks on. */
    public static InspectedMigrations trace(MigrationTracer tracer, DataSource database, Run run) {
        Inspection inspection = new Inspection();
        MigrationReport report = tracer.trace(database, run, inspection);
        List<Sighting> sightings = Stream.concat(
                        inspection.sightings().stream(), RefusedFile.in(report, tracer.source()))
                .toList();
        return new InspectedMigrations(report, sightings, inspection.invalidIndexes());
    }
}
