package dev.assay.migration.rehearsal;

import dev.assay.database.TestDatabase;

/** Sees one upgrade after the other, see {@link Rehearsal#walk}. */
@FunctionalInterface
public interface UpgradeVisitor {
    /**
     * See an upgrade before it is made.
     *
     * @param upgrade what comes next
     * @param before the database as it stands before it, with rows; to be left as it is, so that whoever wants to try something takes
     *     a {@link TestDatabase#copy}
     * @throws Exception ends the walk
     */
    void visit(Upgrade upgrade, TestDatabase before) throws Exception;
}
