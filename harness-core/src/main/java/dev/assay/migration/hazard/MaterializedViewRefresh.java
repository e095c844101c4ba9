package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.stream.Stream;

/** Materialized views that are computed anew while nobody can read them; CONCURRENTLY keeps their file. */
final class MaterializedViewRefresh implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return step.trace().files().stream()
                .filter(file -> !file.created() && file.relation().equals(file.table()))
                .flatMap(file -> step.before().relation(file.table()).stream())
                .filter(view -> view.kind() == 'm' && isFilled(view))
                .map(view -> sighting(view, step));
    }

    /** Nobody can read one that was never filled. */
    private static boolean isFilled(Relation view) {
        return !view.definition().endsWith("WITH NO DATA");
    }

    private static Sighting sighting(Relation view, Step step) {
        boolean unique = step.before().indexes(view.oid()).anyMatch(index -> index.unique() && !index.partial());
        String index = unique ? "" : "CREATE UNIQUE INDEX ON " + SqlName.of(view) + " (...);\n";
        return new Sighting(
                "matview-refresh",
                step.trace(),
                view.name(),
                "computes " + view.name() + " anew under ACCESS EXCLUSIVE; its readers wait for the whole query",
                index + "REFRESH MATERIALIZED VIEW CONCURRENTLY " + SqlName.of(view) + ";");
    }
}
