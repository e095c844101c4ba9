package dev.assay.migration.hazard;

import dev.assay.check.Evidence;
import dev.assay.migration.trace.MigrationEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All sightings, accepted ones and advice included, beside the trace. */
record HazardEvidence(HazardReport report) {
    List<Evidence> all() {
        List<Evidence> evidence = new ArrayList<>();
        if (!report.all().isEmpty()) {
            evidence.add(sightings());
        }
        if (!report.migrations().questions().isEmpty()) {
            evidence.add(questions());
        }
        MigrationEvidence trace = new MigrationEvidence(report.migrations().report());
        evidence.add(trace.statements());
        trace.picture().ifPresent(evidence::add);
        return evidence;
    }

    private Evidence sightings() {
        List<String> columns = List.of("hazard", "risk", "standing", "where", "table", "found", "instead");
        return new Evidence.Table(
                "hazards",
                columns,
                report.all().stream().map(HazardEvidence::row).toList());
    }

    private Evidence questions() {
        return new Evidence.Table(
                "ask production first: each must be 0",
                List.of("migration", "table", "demand", "query"),
                report.migrations().questions().stream()
                        .map(one -> List.of(one.file(), one.table(), one.demand(), one.sql()))
                        .toList());
    }

    private static List<String> row(JudgedSighting judged) {
        Sighting sighting = judged.sighting();
        return List.of(
                sighting.hazard(),
                judged.hazard().risk().name().toLowerCase(Locale.ROOT),
                judged.standing().name().toLowerCase(Locale.ROOT),
                HazardWords.place(sighting.statement()),
                sighting.table(),
                sighting.found(),
                judged.instead());
    }
}
