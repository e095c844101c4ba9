package dev.assay.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM (FULL) t",
                "create unique index /* x */ concurrently if not exists i on t (a)",
                "DROP INDEX CONCURRENTLY i",
                "REINDEX (VERBOSE) INDEX CONCURRENTLY i",
                "REINDEX (CONCURRENTLY) TABLE t",
                "ALTER TABLE ONLY p DETACH PARTITION p1 CONCURRENTLY",
                "REINDEX (VERBOSE) SCHEMA public",
                "REINDEX (VERBOSE, TABLESPACE \"SCHEMA\") DATABASE d",
                "REINDEX /* all */ (VERBOSE false) SYSTEM d",
                "CLUSTER",
                "CLUSTER VERBOSE",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "CREATE DATABASE d",
                "ALTER DATABASE d SET TABLESPACE x"
            })
    void knowsWhatIsRefusedInATransaction(String sql) {
        assertThat(TransactionRules.refusesInTransaction(sql, 170000)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON t (a)",
                "COMMENT ON TABLE t IS 'CREATE INDEX CONCURRENTLY'",
                "CREATE INDEX \"concurrently\" ON t (a)",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY m",
                "CLUSTER t USING i",
                "REINDEX (VERBOSE) TABLE t",
                "REINDEX (TABLESPACE s) INDEX schema",
                "ALTER DATABASE d SET work_mem = '1MB'",
                "ALTER TYPE e ADD VALUE 'x'",
                "DO $$ BEGIN EXECUTE 'VACUUM'; END $$"
            })
    void leavesTheOthersInOne(String sql) {
        assertThat(TransactionRules.refusesInTransaction(sql, 170000)).isFalse();
        assertThat(TransactionRules.controlsTransaction(sql)).isFalse();
    }

    @Test
    void knowsThatOldServersAddEnumValuesOutsideAlone() {
        assertThat(TransactionRules.refusesInTransaction("ALTER TYPE e ADD VALUE 'x'", 110000))
                .isTrue();
    }

    @Test
    void knowsWhatBeginsAndEndsTransactions() {
        assertThat(TransactionRules.controlsTransaction("begin isolation level serializable"))
                .isTrue();
        assertThat(TransactionRules.controlsTransaction("START TRANSACTION")).isTrue();
        assertThat(TransactionRules.controlsTransaction("COMMIT")).isTrue();
        assertThat(TransactionRules.controlsTransaction("ROLLBACK TO s")).isFalse();
    }
}
