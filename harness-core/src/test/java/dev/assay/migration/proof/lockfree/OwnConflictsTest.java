package dev.assay.migration.proof.lockfree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.migration.traffic.Failure;
import org.junit.jupiter.api.Test;

class OwnConflictsTest {
    private static final Failure UNSERIALIZABLE = new Failure("40001", "ERROR: could not serialize access", "");

    private final Blockers blockers = new Blockers();
    private final OwnConflicts conflicts = new OwnConflicts(blockers);

    @Test
    void chargesADeadlockToTheMigrationIfItIsPartOfIt() {
        blockers.add(17);
        assertThat(conflicts.areToBlame("store", deadlock(4711, 4712), true)).isTrue();
        assertThat(conflicts.areToBlame("store", deadlock(4711, 17), true)).isFalse();
        assertThat(conflicts.areToBlame("store", new Failure("40P01", "ERROR: deadlock detected", ""), true))
                .isFalse();
    }

    @Test
    void knowsWhoCouldNotBeSerializedBefore() {
        assertThat(conflicts.areToBlame("store", UNSERIALIZABLE, true)).isFalse();
        assertThat(conflicts.areToBlame("store", UNSERIALIZABLE, false)).isTrue();
        assertThat(conflicts.areToBlame("store", UNSERIALIZABLE, true)).isTrue();
        assertThat(conflicts.areToBlame("find", UNSERIALIZABLE, true)).isFalse();
    }

    @Test
    void chargesAnythingElse() {
        assertThat(conflicts.areToBlame("store", new Failure("42703", "no column, process 4711", ""), false))
                .isFalse();
    }

    private static Failure deadlock(int one, int other) {
        return new Failure(
                "40P01",
                "ERROR: deadlock detected (Process " + one
                        + " waits for ShareLock on transaction 7; blocked by process " + other + ".)",
                "");
    }
}
