/**
 * Faults on PostgreSQL's wire protocol: a proxy that understands messages, so that a fault strikes a COMMIT and not a moment.
 *
 * <p>{@link dev.assay.chaos.wire.WireProxy} carries the connections, {@link dev.assay.chaos.wire.WireRule} says what strikes
 * where, {@link dev.assay.chaos.wire.WireFaults} arms rules and knows which were hit, {@link dev.assay.chaos.wire.WireLog}
 * tells for each connection what the server did and what the client was told. Messages are read in place in the buffers that
 * carry them; only heads of messages are ever held back, within a bound. What is not understood passes unchanged.
 */
@NullMarked
package dev.assay.chaos.wire;

import org.jspecify.annotations.NullMarked;
