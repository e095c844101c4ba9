package dev.assay.chaos.position;

import static dev.assay.chaos.wire.WireFault.loseReply;
import static dev.assay.chaos.wire.WireRule.when;
import static dev.assay.chaos.wire.WireTrigger.statement;

import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.PositionFault;
import dev.assay.chaos.wire.WireRule;

/**
 * The database does what a statement says, and the client's connection ends instead of the answer: whether it was done is
 * unknown to the client.
 *
 * @param keyword the leading keyword of the statement, such as COMMIT
 * @param nth the how many-th of these statements since the fault came into force, on any connection, from 1
 */
public record LoseAnswer(String keyword, int nth) implements PositionFault {
    /** How it is written. */
    public static final FaultForm FORM = Written.form("lose-answer", LoseAnswer::new);

    @Override
    public String write() {
        return Written.write(FORM, keyword, nth);
    }

    @Override
    public WireRule rule() {
        return when(statement(keyword)).nth(nth).then(loseReply());
    }
}
