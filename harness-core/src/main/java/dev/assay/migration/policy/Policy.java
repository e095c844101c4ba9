package dev.assay.migration.policy;

import dev.assay.check.Finding;
import java.util.List;

/** A rule about the files of migrations. Immutable. */
public sealed interface Policy permits ForwardOnly, Naming, Order, NoDuplicates {
    /** Return the name of its promise: {@code forward-only}. */
    String name();

    /** Return what it promises. */
    String sentence();

    /** Return whether it compares with what was recorded, and so would hardly ever be broken without that. */
    boolean needsRecorded();

    /** Return what breaks it, each with the line that fixes it; empty if it is kept. */
    List<Finding> breaches(MigrationHistory history);
}
