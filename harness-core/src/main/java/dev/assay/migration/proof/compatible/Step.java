package dev.assay.migration.proof.compatible;

import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.traffic.Failure;
import java.util.Optional;

/**
 * An upgrade that applications live through.
 *
 * @param upgrade the upgrade
 * @param contract whether it is declared to take from the old application what it used
 */
record Step(Upgrade upgrade, boolean contract) {
    StatementResult result(
            Side side, String name, StatementResult.State state, Optional<Failure> failure, String where) {
        return new StatementResult(
                side, name, upgrade.describe(), upgrade.migration().version(), state, failure, where);
    }

    StatementResult works(Side side, String name) {
        return result(side, name, StatementResult.State.WORKS, Optional.empty(), "");
    }
}
