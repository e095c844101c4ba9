package dev.assay.quality;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import java.util.List;

/** All gates that were judged together, at a glance. */
final class GateTable {
    private static final List<String> COLUMNS = List.of("gate", "promised", "measured", "rows", "outcome");

    private GateTable() {}

    static Evidence of(List<Verdict> verdicts) {
        return new Evidence.Table(
                "gates", COLUMNS, verdicts.stream().map(GateTable::row).toList());
    }

    private static List<String> row(Verdict verdict) {
        return List.of(
                verdict.promise().name(),
                verdict.promise().requiredThreshold().toString(),
                verdict.decisive().map(Figure::write).orElse(""),
                verdict.decisive().map(GateTable::rows).orElse(""),
                verdict.outcome().word());
    }

    private static String rows(Figure figure) {
        return Unit.NUMBER.write(figure.samples());
    }
}
