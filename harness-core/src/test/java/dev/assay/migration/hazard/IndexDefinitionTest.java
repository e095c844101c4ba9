package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexDefinitionTest {
    private static final IndexDefinition INDEX =
            new IndexDefinition("CREATE UNIQUE INDEX orders_idx ON public.orders USING"
                    + " btree (lower((state)::text), \"at\" DESC, coalesce(a, b)) INCLUDE (total) WHERE (id > 0)");

    @Test
    void keysAreCutAtTheCommasBetweenThem() {
        assertThat(INDEX.keys()).containsExactly("lower((state)::text)", "\"at\" DESC", "coalesce(a, b)");
    }

    @Test
    void whatFollowsTheKeysIsKept() {
        assertThat(INDEX.rest()).isEqualTo(" INCLUDE (total) WHERE (id > 0)");
        assertThat(INDEX.method()).isEqualTo("btree");
    }

    @Test
    void theSameIndexCanBeBuiltConcurrently() {
        assertThat(INDEX.concurrently()).startsWith("CREATE UNIQUE INDEX CONCURRENTLY orders_idx ON public.orders");
        assertThat(new IndexDefinition("CREATE INDEX i ON t USING btree (a)").concurrently())
                .isEqualTo("CREATE INDEX CONCURRENTLY i ON t USING btree (a);");
    }
}
