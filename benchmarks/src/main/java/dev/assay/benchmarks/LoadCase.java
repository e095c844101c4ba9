package dev.assay.benchmarks;

/**
 * One load that every side drives.
 *
 * @param statement what each client asks
 * @param clients how many clients, each with a connection of its own
 */
record LoadCase(LoadStatement statement, int clients) {
    @Override
    public String toString() {
        return "%s, %d clients".formatted(statement.words(), clients);
    }
}
