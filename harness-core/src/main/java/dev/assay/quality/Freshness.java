package dev.assay.quality;

import dev.assay.check.Comparison;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Age of the newest time that is not in the future, to the microsecond. */
final class Freshness implements ScanMeasure {
    private static final String NOW = "now()";
    private static final String FUTURE = "rows in the future";

    @Override
    public Signature signature() {
        return Signature.ofColumn(Scale.TIME, "readings", "taken_at", Attribute.AT_MOST, "2h");
    }

    @Override
    public ColumnKind accepts() {
        return ColumnKind.MOMENT;
    }

    @Override
    public String name(Gate gate) {
        return "freshness of " + place(gate) + GateWords.where(gate);
    }

    @Override
    public String subject(Gate gate) {
        return "the age of the newest value in [" + place(gate) + "]" + GateWords.where(gate);
    }

    /** Infinity is in the future, minus infinity has no age. */
    @Override
    public Function<ScanRow, Reading> plan(Scan scan, Target target) {
        String judged = scan.judged(target);
        String time = "CAST(" + target.columnSql() + " AS timestamptz)";
        String past = time + " <= " + NOW + " AND isfinite(" + time + ")";
        int samples = scan.count(judged, past);
        int future = scan.count(judged, time + " > " + NOW);
        int age = scan.value("max(" + time + ")", "1000 * extract(epoch FROM " + NOW + " - %s)", judged, past);
        return row -> row.decimal(age)
                .<Reading>map(value -> reading(value, row.count(samples), row.count(future)))
                .orElseGet(() -> nothing(target.gate(), row.count(future)));
    }

    @Override
    public List<Finding> explain(Target target, Reading reading, Comparison broken) {
        return reading instanceof Reading.Amount amount
                ? amount.beside().stream()
                        .filter(figure -> figure.value().signum() > 0)
                        .map(figure -> future(target.gate(), figure))
                        .toList()
                : List.of();
    }

    private static Finding future(Gate gate, Figure count) {
        return Finding.of("found", count.write() + " in the future in [" + place(gate) + "] were left out");
    }

    private static Reading.Amount reading(BigDecimal age, long samples, long future) {
        return new Reading.Amount(
                age, samples, List.of(Figure.counted(FUTURE, BigDecimal.valueOf(future), Unit.ROWS, samples + future)));
    }

    private static Reading.Nothing nothing(Gate gate, long future) {
        return Reading.Nothing.because(
                "[" + place(gate) + "] has no time that is not in the future" + GateWords.where(gate) + " ("
                        + Unit.ROWS.write(future) + " in the future), so nothing was judged",
                "load rows with a time before the gate is judged, or correct its attributes: " + gate);
    }

    private static String place(Gate gate) {
        return gate.text(Attribute.TABLE) + "." + gate.text(Attribute.COLUMN);
    }
}
