package dev.assay.migration.proof.lockfree;

import dev.assay.migration.traffic.KnownOperation;

/**
 * One execution of an operation.
 *
 * @param operation what is executed
 * @param session the process of its session
 * @param number which one it is in its session, from 1
 */
record Execution(KnownOperation operation, int session, long number) {}
