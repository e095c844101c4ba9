package dev.assay.chaos.position;

import static dev.assay.chaos.wire.WireFault.cut;
import static dev.assay.chaos.wire.WireRule.when;
import static dev.assay.chaos.wire.WireTrigger.statement;

import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.PositionFault;
import dev.assay.chaos.wire.WireRule;

/**
 * The client's connection ends before a statement reaches the database: it is not done, and the client cannot tell that from
 * {@link LoseAnswer}.
 *
 * @param keyword the leading keyword of the statement, such as COMMIT
 * @param nth the how many-th of these statements since the fault came into force, on any connection, from 1
 */
public record CutBefore(String keyword, int nth) implements PositionFault {
    /** How it is written. */
    public static final FaultForm FORM = Written.form("cut-before", CutBefore::new);

    @Override
    public String write() {
        return Written.write(FORM, keyword, nth);
    }

    @Override
    public WireRule rule() {
        return when(statement(keyword)).nth(nth).then(cut());
    }
}
