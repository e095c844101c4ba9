package dev.assay.quality;

import dev.assay.check.Comparison;
import dev.assay.check.Finding;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Rows of a table, or those that meet a condition. */
final class RowCount implements ScanMeasure {
    @Override
    public Signature signature() {
        return Signature.of(
                Scale.ROWS, Map.of(Attribute.TABLE, "features"), Set.of(Attribute.WHERE), Attribute.AT_LEAST, "1000");
    }

    @Override
    public String name(Gate gate) {
        return "row count of " + gate.text(Attribute.TABLE) + GateWords.where(gate);
    }

    @Override
    public String subject(Gate gate) {
        return "the number of rows of [" + gate.text(Attribute.TABLE) + "]" + GateWords.where(gate);
    }

    @Override
    public Function<ScanRow, Reading> plan(Scan scan, Target target) {
        int count = scan.count(scan.judged(target));
        return row -> new Reading.Amount(BigDecimal.valueOf(row.count(count)), row.rows(), List.of());
    }

    @Override
    public List<Finding> explain(Target target, Reading reading, Comparison broken) {
        return target.where().isPresent() && reading instanceof Reading.Amount amount
                ? List.of(Finding.of("found", selected(target.gate(), amount)))
                : List.of();
    }

    private static String selected(Gate gate, Reading.Amount amount) {
        String all = Unit.ROWS.write(amount.samples());
        return Unit.NUMBER.write(amount.value()) + " of " + all + " of [" + gate.text(Attribute.TABLE)
                + "] are selected" + GateWords.where(gate);
    }
}
