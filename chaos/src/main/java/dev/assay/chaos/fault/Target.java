package dev.assay.chaos.fault;

import dev.assay.check.Run;
import dev.assay.database.TestDatabase;
import java.util.Objects;

/**
 * What a fault breaks.
 *
 * @param endpoint the way to the database
 * @param database the database itself; its server may serve other tests as well, see {@link dev.assay.database.Server#capabilities}
 * @param run the ticker and the random numbers
 * @param positions the faults that strike at places in the conversation
 */
public record Target(Endpoint endpoint, TestDatabase database, Run run, Positions positions) {
    public Target {
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(database);
        Objects.requireNonNull(run);
        Objects.requireNonNull(positions);
    }
}
