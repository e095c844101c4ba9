package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchPathTest {
    @Test
    void namesMayBeQuoted() {
        assertThat(SearchPath.of("\"$user\", app, \"My \"\"own\"\"\"").schemas())
                .containsExactly("$user", "app", "My \"own\"");
    }

    @Test
    void exceptionsMayNameTheSchemaPublic() {
        assertThat(Toleration.of("data-loss", "a test").on("public.orders").table())
                .isEqualTo("orders");
        TableSizes sizes = new TableSizes(Map.of("public.orders", 5L));
        assertThat(sizes.of("orders")).hasValue(5);
        assertThat(sizes.of("public.orders")).hasValue(5);
    }
}
