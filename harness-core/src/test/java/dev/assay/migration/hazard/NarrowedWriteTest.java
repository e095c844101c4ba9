package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.Relation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowedWriteTest {
    private static final Relation ORDERS =
            new Relation(1, "public", "orders", 'r', 1, 0, 'p', "heap", 0, 0, null, false, 'd', "", "");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                UPDATE orders SET a = 1;; | UPDATE orders SET a = 1 WHERE id > 0;
                UPDATE orders SET a = (SELECT b FROM t WHERE c) | UPDATE orders SET a = (SELECT b FROM t WHERE c) WHERE id > 0;
                DELETE FROM orders WHERE a OR b; | DELETE FROM orders WHERE (a OR b) AND id > 0;
                UPDATE orders SET a = 1 WHERE b RETURNING c | UPDATE orders SET a = 1 WHERE b AND id > 0 RETURNING c;
                UPDATE orders o SET a = 1 FROM t WHERE t.id = o.id | UPDATE orders o SET a = 1 FROM t WHERE t.id = o.id AND o.id > 0;
                DELETE FROM orders USING t WHERE t.id = a | DELETE FROM orders USING t WHERE t.id = a AND orders.id > 0;
                """)
    void addsAConditionWhereItBelongs(String sql, String narrowed) {
        assertThat(NarrowedWrite.of(sql, ORDERS).map(write -> write.where("id", "> 0")))
                .contains(narrowed);
    }

    @ParameterizedTest
    @CsvSource({"MERGE INTO orders USING t ON a WHEN MATCHED THEN DELETE", "DO $$ BEGIN UPDATE orders SET a = 1; END $$"
    })
    void leavesOtherStatementsAlone(String sql) {
        assertThat(NarrowedWrite.of(sql, ORDERS)).isEmpty();
    }
}
