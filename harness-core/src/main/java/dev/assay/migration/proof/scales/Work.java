package dev.assay.migration.proof.scales;

/**
 * What a statement did, as the server counted it.
 *
 * @param read rows that scans and index scans read
 * @param written rows inserted, updated and deleted
 * @param bytes size of the files that it made: of new and rewritten tables and indexes
 * @param blocks pages of tables and indexes that it asked for
 */
record Work(long read, long written, long bytes, long blocks) {
    static final Work NONE = new Work(0, 0, 0, 0);

    Work since(Work earlier) {
        return new Work(
                Math.max(0, read - earlier.read),
                Math.max(0, written - earlier.written),
                bytes,
                Math.max(0, blocks - earlier.blocks));
    }
}
