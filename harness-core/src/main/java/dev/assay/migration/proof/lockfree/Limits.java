package dev.assay.migration.proof.lockfree;

import dev.assay.check.Quantity;
import java.util.Optional;

/**
 * What is promised, and what is made harder for it.
 *
 * @param maxBlock the longest time that an operation may wait for a migration
 * @param longReader how long a report takes that reads each locked table since before the migration
 */
record Limits(Quantity maxBlock, Optional<Quantity> longReader) {}
