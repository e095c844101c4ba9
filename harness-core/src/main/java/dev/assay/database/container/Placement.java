package dev.assay.database.container;

import java.util.function.IntSupplier;

/**
 * Where a server in a container is to be found, and its data.
 *
 * @param route how published ports are reached
 * @param storage where the data lies
 * @param ports gives a port of this machine that is free, for an engine of this machine
 */
record Placement(Route route, Storage storage, IntSupplier ports) {
    static Placement of(Route route, Storage storage) {
        return new Placement(route, storage, new FreePorts());
    }
}
