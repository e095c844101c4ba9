package dev.assay.pipeline;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Unit;
import dev.assay.sampling.ShownConfidence;
import dev.assay.statistics.GrowthFit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A profile in words. */
record PipelineText(PipelineProfile profile) {
    private static final int DIGITS = 2;

    Evidence.Table table() {
        List<String> columns = new ArrayList<>(List.of("stage"));
        profile.sizes().forEach(rows -> columns.add(Unit.ROWS.write(rows)));
        columns.add("exponent");
        List<List<String>> rows = new ArrayList<>();
        profile.stages().forEach(stage -> rows.add(row(stage)));
        rows.add(total());
        return new Evidence.Table("stages of " + profile.name() + ", medians and shares", columns, rows);
    }

    List<Finding> findings() {
        long largest = profile.sizes().get(profile.sizes().size() - 1);
        String now = profile.dominant(largest);
        String later = profile.dominantAtTenfold();
        return List.of(
                Finding.of(
                        "dominates",
                        now + ": " + percent(profile.share(now, largest)) + " of the time at "
                                + Unit.ROWS.write(largest)),
                new Finding(
                        "later",
                        later + ": " + percent(profile.shareAtTenfold(later)) + " of the time at "
                                + Unit.ROWS.write(BigDecimal.valueOf(largest).movePointRight(1)),
                        "an extrapolation along the exponents; nothing of that size was measured"));
    }

    String text() {
        Evidence.Table table = table();
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns());
        lines.addAll(table.rows());
        String words = findings().stream()
                .map(finding -> "  " + (finding.label() + "  " + finding.text() + "  " + finding.remark()).strip())
                .collect(Collectors.joining("\n"));
        return "pipeline " + profile.name() + ", " + profile.repetitions() + " repetitions at each size, interleaved\n"
                + lines.stream().map(line -> padded(line, lines)).collect(Collectors.joining("\n")) + "\n" + words;
    }

    private List<String> row(String stage) {
        List<String> cells = new ArrayList<>(List.of(stage));
        profile.sizes()
                .forEach(rows -> cells.add(
                        time(profile.medianMillis(stage, rows)) + ", " + percent(profile.share(stage, rows))));
        cells.add(exponent(profile.times(stage)));
        return cells;
    }

    private List<String> total() {
        List<String> cells = new ArrayList<>(List.of("total"));
        profile.sizes().forEach(rows -> cells.add(time(profile.total(rows))));
        cells.add("");
        return cells;
    }

    private static String exponent(StageTimes stage) {
        GrowthFit fit = GrowthLine.of(stage);
        String interval =
                " (" + number(fit.lower(ShownConfidence.TAIL)) + ".." + number(fit.upper(ShownConfidence.TAIL)) + ")";
        return number(fit.exponent()) + interval + (stage.growth().isCurved() ? ", two largest sizes" : "");
    }

    private static String padded(List<String> line, List<List<String>> lines) {
        StringBuilder text = new StringBuilder("  ");
        for (int column = 0; column < line.size(); column++) {
            int index = column;
            int width = lines.stream()
                    .mapToInt(other -> other.get(index).length())
                    .max()
                    .orElse(0);
            text.append(line.get(column))
                    .append(" ".repeat(width - line.get(column).length() + 2));
        }
        return text.toString().stripTrailing();
    }

    private static String time(double millis) {
        return Unit.MILLISECONDS.writeMeasured(BigDecimal.valueOf(millis));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).setScale(0, RoundingMode.HALF_EVEN) + " %";
    }

    private static String number(double exponent) {
        return BigDecimal.valueOf(exponent)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
