package dev.assay.migration.proof.lockfree;

import dev.assay.check.Quantity;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.rehearsal.Upgrade;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies an upgrade while an application works on its database. Not thread-safe. */
final class Attempt {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Upgrade upgrade;
    private final TestDatabase database;
    private final TrafficRun application;
    private final Blockers blockers;
    private final LockedTables locks;
    private @Nullable MigrationFailedException failure;
    private boolean gaveUp;

    Attempt(Upgrade upgrade, TestDatabase database, TrafficRun application, Blockers blockers, LockedTables locks) {
        this.upgrade = upgrade;
        this.database = database;
        this.application = application;
        this.blockers = blockers;
        this.locks = locks;
    }

    Upgrade upgrade() {
        return upgrade;
    }

    TrafficRun application() {
        return application;
    }

    Optional<MigrationFailedException> failure() {
        return Optional.ofNullable(failure);
    }

    boolean gaveUp() {
        return gaveUp;
    }

    void apply(Optional<Quantity> longReader, Set<String> locked) throws Exception {
        if (longReader.isEmpty() || locked.isEmpty()) {
            failure = applied();
            return;
        }
        try (LongReader reader =
                LongReader.of(database, locked, longReader.get().amount())) {
            blockers.tell(reader);
            failure = applied();
            if (failure != null && failure.sqlState().equals(LOCK_NOT_AVAILABLE)) {
                gaveUp = true;
                reader.end();
                failure = applied();
            }
        }
    }

    private @Nullable MigrationFailedException applied() throws Exception {
        try {
            upgrade.apply(database, new UnderTraffic(blockers, locks::firstLocking, new Notes()));
            return null;
        } catch (MigrationFailedException refused) {
            return refused;
        } finally {
            application.unlocks();
        }
    }

    private final class Notes implements UnderTraffic.Passing {
        @Override
        public void await(boolean underWay) throws InterruptedException {
            application.unlocks();
            application.tally().underWay(underWay);
            application.pass(LockedTable.ENOUGH);
        }

        @Override
        public void locks() {
            application.locks();
        }
    }
}
