package dev.assay.junit;

import dev.assay.migration.policy.ForwardOnly;
import dev.assay.migration.policy.GitBranch;
import dev.assay.migration.policy.Naming;
import dev.assay.migration.policy.NoDuplicates;
import dev.assay.migration.policy.Order;
import dev.assay.migration.policy.Policy;
import java.util.Optional;

/** A rule about the files of migrations, see {@link MigrationTest#policies()}. */
public enum MigrationPolicy {
    /** Nothing is undone, and nothing that was recorded is edited or removed. Needs {@link MigrationTest#recorded()}. */
    FORWARD_ONLY,
    /** Files are named as Flyway wants them: {@code V2_1__words.sql}. */
    NAMING,
    /** A new version is greater than all that were recorded. Needs {@link MigrationTest#recorded()}. */
    GROWING,
    /** No number is left out; where versions are recorded, a new one is the next. */
    GAPLESS,
    /**
     * A new version is greater than all that were recorded, and a time: {@code V20260131120000__words.sql}. Needs {@link
     * MigrationTest#recorded()}.
     */
    TIMESTAMPS,
    /** No version has two files, here, in any folder, or on the {@link MigrationTest#branch()}. */
    NO_DUPLICATES;

    Policy policy(Optional<GitBranch> branch) {
        return switch (this) {
            case FORWARD_ONLY -> new ForwardOnly();
            case NAMING -> Naming.flyway();
            case GROWING -> new Order(Order.Numbering.GROWING);
            case GAPLESS -> new Order(Order.Numbering.GAPLESS);
            case TIMESTAMPS -> new Order(Order.Numbering.TIMESTAMPS);
            case NO_DUPLICATES -> new NoDuplicates(branch);
        };
    }
}
