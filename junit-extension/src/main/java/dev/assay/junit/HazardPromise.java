package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.migration.hazard.FreezingHazardCheck;
import dev.assay.migration.hazard.FrozenHazards;
import dev.assay.migration.hazard.Hazard;
import dev.assay.migration.hazard.HazardCatalogue;
import dev.assay.migration.hazard.HazardCheck;
import dev.assay.migration.hazard.HazardJudge;
import dev.assay.migration.hazard.InspectedMigrations;
import dev.assay.migration.hazard.TableSizes;
import dev.assay.migration.hazard.Toleration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link MigrationTest} says of hazards into a check. */
final class HazardPromise {
    private static final HazardCatalogue CATALOGUE = HazardCatalogue.read();

    private HazardPromise() {}

    static Check<InspectedMigrations> check(MigrationTest test, Configuration configuration) {
        HazardJudge judge = new HazardJudge(CATALOGUE, tolerations(test), sizes(test), FrozenHazards.NONE);
        if (test.frozen().isEmpty()) {
            return new HazardCheck(judge, MigrationProofs.terms(test));
        }
        Path file = Path.of(test.frozen());
        return configuration.isSwitchedOn(Key.HAZARDS_FREEZE)
                ? new FreezingHazardCheck(file, judge, MigrationProofs.terms(test))
                : new HazardCheck(judge.frozen(FrozenHazards.read(file)), MigrationProofs.terms(test));
    }

    private static List<Toleration> tolerations(MigrationTest test) {
        return Arrays.stream(test.tolerates()).map(HazardPromise::toleration).toList();
    }

    private static Toleration toleration(Tolerated tolerated) {
        if (CATALOGUE.find(tolerated.hazard()).isEmpty()) {
            throw unknown(tolerated.hazard());
        }
        if (tolerated.because().isBlank()) {
            throw new MistakeException(
                    "@Tolerated hazard = [" + tolerated.hazard() + "], because = [" + tolerated.because() + "]",
                    "there is no reason",
                    "A hazard is accepted for a reason that the next reader can check",
                    "because = \"no release since 4.2 names the column\"");
        }
        return Toleration.of(tolerated.hazard(), tolerated.because())
                .on(tolerated.on())
                .in(tolerated.in())
                .asked(asked(tolerated));
    }

    private static String asked(Tolerated tolerated) {
        return "@Tolerated hazard = [" + tolerated.hazard() + "]"
                + Given.text(tolerated.on()).map(on -> ", on = [" + on + "]").orElse("")
                + Given.text(tolerated.in()).map(in -> ", in = [" + in + "]").orElse("");
    }

    private static MistakeException unknown(String id) {
        List<String> known = CATALOGUE.all().stream().map(Hazard::id).toList();
        return new MistakeException(
                "@Tolerated hazard = [" + id + "]",
                "no hazard has that name",
                "docs/hazards lists all of them",
                "hazard = \"" + Nearest.sorted(id, known).get(0) + "\"");
    }

    private static TableSizes sizes(MigrationTest test) {
        return new TableSizes(declared(test), "@TableSize table =");
    }

    /** Return the rows of each table that has a size. */
    static Map<String, Long> declared(MigrationTest test) {
        Map<String, Long> rows = new TreeMap<>();
        for (TableSize size : test.sizes()) {
            if (size.rows() < 0) {
                throw mistake(size, "a table has at least 0 rows", "rows = 1_000_000");
            }
            Long earlier = rows.put(size.table(), size.rows());
            if (earlier != null) {
                throw mistake(size, "the table is named twice, with [" + earlier + "] before", "remove one of them");
            }
        }
        return rows;
    }

    private static MistakeException mistake(TableSize size, String found, String fix) {
        return new MistakeException(
                "@TableSize table = [" + size.table() + "], rows = [" + size.rows() + "]", found, "", fix);
    }
}
