package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterTableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ALTER TABLE orders ADD COLUMN a int; orders",
                "alter table if exists only Orders ADD COLUMN a int; orders",
                "ALTER TABLE shop.\"Order\" ADD COLUMN a int; shop.Order",
                "ALTER TABLE /* one */ \"a\"\"b\" /* two */ ADD COLUMN a int; a\"b"
            })
    void readsTheTable(String sql, String table) {
        assertThat(AlterTable.of(sql))
                .hasValueSatisfying(alter -> assertThat(alter.table().name()).isEqualTo(table));
    }

    @Test
    void actionsAreCutAtCommasOutsideOfBrackets() {
        Optional<AlterTable> alter =
                AlterTable.of("ALTER TABLE a ADD b numeric(10, 2), ADD CHECK (b IN (1, 2)), DROP c;");

        assertThat(alter.orElseThrow().actions())
                .filteredOn(action -> !action.tokens().isEmpty())
                .hasSize(3);
    }

    @Test
    void findsTheExpressionOfAColumn() {
        AlterTable alter = AlterTable.of(
                        "ALTER TABLE a ALTER b TYPE int USING round(b), ALTER COLUMN \"C\" SET DATA TYPE text USING \"C\"::text")
                .orElseThrow();

        assertThat(alter.using("b").map(Expression::new).orElseThrow().cuts()).isTrue();
        assertThat(alter.using("C").map(Expression::new).orElseThrow().computes())
                .isFalse();
        assertThat(alter.using("d")).isEmpty();
    }

    @Test
    void otherStatementsAreNone() {
        assertThat(AlterTable.of("ALTER INDEX a RENAME TO b")).isEmpty();
        assertThat(AlterTable.of("")).isEmpty();
        assertThat(AlterTable.of("ALTER TABLE").map(alter -> alter.table().name()))
                .contains("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name::text; false",
                "CAST(name AS varchar(20)); false",
                "price::numeric(10,2); false",
                "to_jsonb(name); true",
                "a || b; true",
                "CASE WHEN a THEN 1 ELSE 2 END; true",
                "'to_jsonb(x)'::text; false"
            })
    void anExpressionComputesOrRelabels(String sql, boolean computes) {
        assertThat(Expression.of(sql).computes()).isEqualTo(computes);
    }
}
