package dev.assay.migration.proof.backfill;

import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;

/** The promises of a backfill. */
enum Guarantee {
    BOUNDED("rows of a batch", "no transaction changes more rows than a batch has"),
    ENDS("ends", "it ends while others insert as many rows as it fills"),
    NEWER_KEPT("overwritten", "it overwrites no value that came while it ran"),
    ONCE("second run", "a second run changes no row"),
    RESUMES("resumes", "killed anywhere and run again, it leaves the same rows");

    private static final String KIND = "backfill";

    private final String name;
    private final String sentence;

    Guarantee(String name, String sentence) {
        this.name = name;
        this.sentence = sentence;
    }

    Promise promise(int batchRows, Terms terms) {
        return switch (this) {
            case BOUNDED -> new Promise(KIND, name, sentence, atMost(batchRows), terms);
            case NEWER_KEPT, ONCE -> new Promise(KIND, name, sentence, atMost(0), terms);
            case ENDS, RESUMES -> new Promise(KIND, name, sentence, null, terms);
        };
    }

    private static Threshold atMost(int rows) {
        return Threshold.atMost(Quantity.of(rows, Unit.ROWS));
    }
}
