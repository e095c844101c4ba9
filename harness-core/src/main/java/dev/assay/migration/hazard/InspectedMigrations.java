package dev.assay.migration.hazard;

import dev.assay.check.Run;
import dev.assay.migration.preflight.Question;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.MigrationTracer;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Migrations that were traced and looked at. Immutable.
 *
 * @param report what they did
 * @param sightings what was dangerous, in the order in which it happened
 * @param invalidIndexes the indexes that no query may use, as the last migration left them
 * @param tables the tables that any version met, or that are there at the end, and what a sighting is about; with the schema
 *     unless that is {@code public}
 * @param questions what to ask production before the migrations run there
 */
public record InspectedMigrations(
        MigrationReport report,
        List<Sighting> sightings,
        List<String> invalidIndexes,
        Set<String> tables,
        List<Question> questions) {
    public InspectedMigrations {
        Objects.requireNonNull(report);
        sightings = List.copyOf(sightings);
        invalidIndexes = List.copyOf(invalidIndexes);
        tables = Set.copyOf(tables);
        questions = List.copyOf(questions);
    }

    /** Apply everything to an empty database while every rule looks on. */
    public static InspectedMigrations trace(MigrationTracer tracer, DataSource database, Run run) {
        Inspection inspection = new Inspection();
        MigrationReport report = tracer.trace(database, run, inspection);
        List<Sighting> sightings = Stream.concat(
                        inspection.sightings().stream(), RefusedFile.in(report, tracer.source()))
                .toList();
        return new InspectedMigrations(
                report,
                sightings,
                inspection.invalidIndexes(),
                tables(tracer.source().bookkeeping(), report, sightings, inspection),
                inspection.questions());
    }

    private static Set<String> tables(
            List<String> books, MigrationReport report, List<Sighting> sightings, Inspection inspection) {
        Set<String> tables = new HashSet<>(inspection.tables());
        books.forEach(tables::remove);
        report.rows().forEach(met -> tables.add(met.table()));
        sightings.forEach(sighting -> tables.add(sighting.table()));
        return tables;
    }
}
