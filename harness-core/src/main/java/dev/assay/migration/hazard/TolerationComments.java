package dev.assay.migration.hazard;

import dev.assay.check.Finding;
import dev.assay.migration.trace.StatementTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tolerations from the comments of migrations. For one run. */
final class TolerationComments {
    private static final Pattern MARK = Pattern.compile("^\\s*assay:\\s*tolerate\\b(.*)$", Pattern.DOTALL);
    private static final Pattern WORDS = Pattern.compile(
            "\\s*(?<hazard>[a-z0-9-]+)(?:\\s+on\\s+(?<table>\\S+))?(?:\\s+because\\s+(?<because>.*\\S))?\\s*",
            Pattern.DOTALL);

    private final HazardCatalogue catalogue;
    private final List<Toleration> tolerations = new ArrayList<>();
    private final List<Finding> mistakes = new ArrayList<>();

    TolerationComments(HazardCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Read the comments of a statement. */
    void read(StatementTrace statement) {
        for (String comment : statement.comments()) {
            Matcher mark = MARK.matcher(comment);
            if (mark.matches()) {
                read(mark.group(1), statement);
            }
        }
    }

    List<Toleration> tolerations() {
        return List.copyOf(tolerations);
    }

    /** Return what is wrong with comments that were meant to tolerate something. */
    List<Finding> mistakes() {
        return List.copyOf(mistakes);
    }

    private void read(String text, StatementTrace statement) {
        Matcher words = WORDS.matcher(text);
        String place = HazardWords.place(statement);
        if (!words.matches() || words.group("because") == null) {
            mistakes.add(new Finding(
                    "comment",
                    place + ": [tolerate" + text.stripTrailing() + "] gives no reason",
                    "-- assay: tolerate <hazard> [on <table>] because <reason>"));
        } else if (catalogue.find(words.group("hazard")).isEmpty()) {
            String hazard = words.group("hazard");
            mistakes.add(
                    new Finding("comment", place + ": no hazard is named [" + hazard + "]", catalogue.meant(hazard)));
        } else {
            tolerations.add(new Toleration(
                    words.group("hazard"),
                    Optional.ofNullable(words.group("table")).orElse(""),
                    words.group("because"),
                    statement.migration().file(),
                    statement.line(),
                    ""));
        }
    }
}
