package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.migration.script.SqlWords;
import dev.assay.schema.Column;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowWriteTest {
    private static final Relation ORDERS =
            new Relation(1, "public", "orders", 'r', 1, 0, 'p', "heap", 0, 0, null, false, 'd', "", "");
    private static final Column ID =
            new Column(1, 1, "orders", "id", "bigint", 20, -1, "bigint", false, true, null, ' ', ' ', "");
    private static final Index KEY =
            new Index(2, "orders_pkey", 1, "btree", true, true, false, true, true, true, false, List.of(1), false, "");
    private static final Schema SCHEMA = Schema.of(Map.of(ORDERS.id(), ORDERS, ID.id(), ID, KEY.id(), KEY));

    @Test
    void assignmentsEndWhereTheConditionBegins() {
        RowWrite write = write("UPDATE orders SET a = f(1, 2), \"B\" = (SELECT x FROM t WHERE y) WHERE c IS NULL");

        assertThat(write.assigned()).containsOnlyKeys("a", "B");
        assertThat(write.asksFor("c")).isTrue();
        assertThat(write.asksFor("y")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE orders SET a = 1 WHERE id = 7",
                "UPDATE orders SET a = 1 WHERE id IN (1, 2)",
                "UPDATE orders AS o SET a = 1 WHERE o.id IN (1, 2) AND state = 'new'",
                "UPDATE orders SET a = 1 WHERE id = 1 OR id = ANY ('{2,3}')",
                "UPDATE orders SET a = 1 WHERE id = ANY (ARRAY[2, 3])",
                "UPDATE orders SET a = 1 WHERE id = $1",
                "UPDATE orders SET a = 1 WHERE id = coalesce(NULL, 7)",
                "UPDATE orders SET a = 1 WHERE id <= 1000",
                "UPDATE orders SET a = 1 WHERE ctid = '(0,1)'",
                "UPDATE orders SET a = 1 FROM (VALUES (1), (2)) v (id) WHERE orders.id = v.id",
                "UPDATE orders SET a = 1 FROM (SELECT id FROM orders LIMIT 100) s WHERE orders.id = s.id",
                "UPDATE orders SET a = 1 WHERE made > '2020-01-01' AND made < '2020-02-01'",
                "UPDATE orders SET a = 1 WHERE made BETWEEN '2020-01-01' AND '2020-02-01'",
                "WITH some AS (SELECT id FROM orders LIMIT 100) UPDATE orders SET a = 1 FROM some WHERE true"
            })
    void rangesAndKeysBound(String sql) {
        assertThat(write(sql).isBounded(SCHEMA, ORDERS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE orders SET a = 1",
                "UPDATE orders SET id = 1",
                "UPDATE orders SET a = 1 WHERE a IS NULL",
                "UPDATE orders SET a = 1 WHERE id <> 7",
                "UPDATE orders SET a = 1 WHERE id > 0",
                "UPDATE orders SET a = 1 WHERE id = 7 OR state = 'open'",
                "UPDATE orders SET a = 1 FROM items WHERE orders.id = items.order_id",
                "UPDATE orders SET a = 1 FROM items i WHERE orders.id = i.order_id AND i.id = 7",
                "UPDATE orders SET a = 1 WHERE id IN (SELECT order_id FROM items)",
                "UPDATE orders SET a = 1 WHERE id = ANY (ARRAY(SELECT order_id FROM items))",
                "UPDATE orders SET a = 1 WHERE a = (SELECT max(a) FROM items WHERE id = 7)",
                "UPDATE orders SET a = (SELECT a FROM items LIMIT 5)",
                "UPDATE orders SET a = 1 FROM items i WHERE orders.made >= i.made AND orders.made < i.done",
                "DELETE FROM orders WHERE state = 'open'"
            })
    void otherConditionsDoNot(String sql) {
        assertThat(write(sql).isBounded(SCHEMA, ORDERS)).isFalse();
    }

    @Test
    void onlyNullIsAskedForByABackfill() {
        assertThat(write("UPDATE orders SET a = 1 WHERE a IS NULL").asksForNothing())
                .isTrue();
        assertThat(write("DELETE FROM orders").asksForNothing()).isTrue();
        assertThat(write("DELETE FROM orders WHERE closed").asksForNothing()).isFalse();
        assertThat(write("DELETE FROM orders WHERE id = 7").asksForNothing()).isFalse();
    }

    private static RowWrite write(String sql) {
        return RowWrite.of(new StatementText(SqlWords.of(sql)));
    }
}
