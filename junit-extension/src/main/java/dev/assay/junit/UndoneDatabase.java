package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.database.RollbackDatabase;
import dev.assay.database.TestDatabase;
import java.util.Optional;

/** A transaction on a clone of the class. A clone that may have been changed is dropped instead of given back. */
final class UndoneDatabase implements Holding {
    private final CommonDatabases clones;
    private final TestDatabase clone;
    private final RollbackDatabase rollback;

    private UndoneDatabase(CommonDatabases clones, TestDatabase clone) {
        this.clones = clones;
        this.clone = clone;
        this.rollback = RollbackDatabase.begin(clone);
    }

    static UndoneDatabase on(CommonDatabases clones) {
        return new UndoneDatabase(clones, clones.takeClean());
    }

    @Override
    public TestDatabase database() {
        return rollback.database();
    }

    /**
     * Undo what the test did.
     *
     * @throws MistakeException if that can no longer be done
     */
    void undo() {
        Optional<String> changed = rollback.rollBack();
        changed.ifPresent(found -> {
            throw new MistakeException(
                    "@DatabaseTest isolation = [ROLLBACK]",
                    found,
                    "What the test did may have stayed, so its database was thrown away and the next test gets another one",
                    "leave the end to connection.commit() and connection.rollback(), or isolation = Isolation.CLONE_PER_TEST");
        });
    }

    @Override
    public String leftOver() {
        return "nothing is kept, for it was rolled back; with isolation = CLONE_PER_TEST the database would be";
    }

    @Override
    public void end() {
        if (rollback.rollBack().isEmpty()) {
            clones.giveBackClean(clone);
        } else {
            clone.close();
        }
    }
}
