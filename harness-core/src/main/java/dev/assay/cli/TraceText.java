package dev.assay.cli;

import dev.assay.migration.hazard.JudgedSighting;
import dev.assay.migration.hazard.Standing;
import dev.assay.migration.preflight.Question;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.StatementTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The result for people: what each statement did, what is dangerous in it, and the verdict. */
record TraceText(Outcome outcome) {
    String text() {
        StringBuilder text = new StringBuilder();
        TextTable table = new TextTable("where", "ms", "strongest lock", "what it did", "statement");
        outcome.trace().statements().forEach(statement -> table.add(row(statement)));
        text.append(table.text());
        sightings(text, "hazards", Standing.OPEN);
        sightings(text, "advice", Standing.ADVICE);
        outcome.hazards()
                .mistakes()
                .forEach(mistake -> text.append("\n" + mistake.label() + "  " + mistake.text() + "\n"));
        outcome.hazards()
                .migrations()
                .invalidIndexes()
                .forEach(index -> text.append("\nthe index [" + index + "] is left invalid\n"));
        preflight(text);
        outcome.error().ifPresent(error -> text.append("\n" + error + "\n"));
        int hazards = outcome.hazards().of(Standing.OPEN).size();
        return text.append("\n" + (outcome.isSafe() ? "safe" : "unsafe") + ": " + counted(hazards, "hazard") + " in "
                        + counted(outcome.trace().statements().size(), "statement") + "\n")
                .toString();
    }

    private static List<String> row(StatementTrace trace) {
        StatementView view = new StatementView(trace);
        return List.of(
                view.place(),
                String.format(Locale.ROOT, "%.1f", view.milliseconds()),
                strongestLock(trace),
                deeds(trace, view),
                SqlText.shortened(trace.sql()));
    }

    private static String strongestLock(StatementTrace trace) {
        return trace.locks().stream()
                .filter(lock -> !lock.created())
                .max(Comparator.comparing(HeldLock::mode))
                .map(lock -> lock.mode().write() + " " + lock.relation())
                .orElse("-");
    }

    private static String deeds(StatementTrace trace, StatementView view) {
        List<String> deeds = new ArrayList<>();
        if (trace.failed()) {
            deeds.add("fails with " + trace.sqlState());
        }
        trace.rewrites().forEach(table -> deeds.add("rewrites " + table));
        view.indexesRebuilt().forEach(index -> deeds.add("rebuilds " + index));
        trace.rowsScanned().stream().filter(rows -> rows > 0).forEach(rows -> deeds.add("reads " + rows + " rows"));
        if (view.blocksReads()) {
            deeds.add("stops readers");
        }
        if (view.blocksWrites()) {
            deeds.add("stops writers");
        }
        return deeds.isEmpty() ? "-" : String.join(", ", deeds);
    }

    private void sightings(StringBuilder text, String title, Standing standing) {
        List<JudgedSighting> judged = outcome.hazards().of(standing);
        if (!judged.isEmpty()) {
            text.append("\n" + title + "\n");
            judged.forEach(one -> sighting(text, one));
        }
    }

    private static void sighting(StringBuilder text, JudgedSighting judged) {
        String place = new StatementView(judged.sighting().statement()).place();
        text.append("  " + judged.hazard().id() + "  " + place + ": "
                + judged.sighting().found() + "\n");
        text.append("    instead\n");
        judged.instead().strip().lines().forEach(line -> text.append("      " + line + "\n"));
    }

    private void preflight(StringBuilder text) {
        List<Question> questions = outcome.hazards().migrations().questions();
        if (!questions.isEmpty()) {
            text.append("\nask production first: each must be 0\n");
            questions.forEach(one -> text.append(
                    "  " + one.file() + ": " + one.table() + " " + one.demand() + "\n    " + one.sql() + ";\n"));
        }
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
