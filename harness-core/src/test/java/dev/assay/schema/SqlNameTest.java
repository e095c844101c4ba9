package dev.assay.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class SqlNameTest {
    private final TestDatabases databases;

    SqlNameTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void quotesEachReservedWord() throws Exception {
        List<String> unquoted = new ArrayList<>();
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet word =
                        statement.executeQuery("SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')")) {
            while (word.next()) {
                if (SqlName.of(word.getString(1)).equals(word.getString(1))) {
                    unquoted.add(word.getString(1));
                }
            }
        }
        assertThat(unquoted).isEmpty();
        assertThat(SqlName.of("orders")).isEqualTo("orders");
        assertThat(SqlName.of("a.b\"c")).isEqualTo("\"a.b\"\"c\"");
    }
}
