package dev.assay.benchmarks;

/**
 * What the three sides reached one right after the other, in answers per second.
 *
 * @param pgbench PostgreSQL's own load generator
 * @param bareLoop JDBC by hand
 * @param engine Assay's engine
 */
record LoadRound(double pgbench, double bareLoop, double engine) {
    double overPgbench() {
        return engine / pgbench;
    }

    double overBareLoop() {
        return engine / bareLoop;
    }
}
