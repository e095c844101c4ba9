package dev.assay.migration.hazard;

import java.util.List;

/** The rules of indexes, partitions and replication. */
final class IndexRules {
    private IndexRules() {}

    static List<HazardRule> all() {
        return List.of(
                new IndexBuild(),
                new IndexDrop(),
                new IndexRebuild(),
                new ConcurrentRefusal(),
                new InvalidIndexLeft(),
                new SkippedOverInvalid(),
                new ConcurrentUnderLockTimeout(),
                new ConcurrentBuildRisks(),
                new UniqueGap(),
                new UniqueDropped(),
                new ForeignKeyWithoutIndex(),
                new IndexAdvice(),
                new PartitionAttach(),
                new DefaultPartitionScan(),
                new PartitionLocks(),
                new UnnamedParentLock(),
                new ReplicaIdentityLost(),
                new ReplicaIdentityFull(),
                new UnreplicatedChange(),
                new ReplicationLoad(),
                new MaterializedViewRefresh(),
                new HypertableChange(),
                new ExtensionUpdate());
    }
}
