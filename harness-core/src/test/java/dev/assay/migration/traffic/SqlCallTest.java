package dev.assay.migration.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class SqlCallTest {
    private final TestDatabases databases;

    SqlCallTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void readsNoMoreThanAPage() throws Exception {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SEQUENCE seen");
            assertThat(new SqlCall("SELECT nextval('seen') FROM generate_series(1, 5000)").run(connection, List.of()))
                    .containsExactly("1");
            assertThat(new SqlCall("SELECT last_value FROM seen").run(connection, List.of()))
                    .containsExactly("1000");
        }
    }
}
