package dev.assay.migration.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class PlantTest {
    private static final String PLANTED =
            "SELECT string_agg(tgrelid::regclass::text, ' ' ORDER BY tgrelid::regclass::text) FROM pg_trigger WHERE NOT tgisinternal";

    private final TestDatabases databases;

    PlantTest(TestDatabases databases) {
        this.databases = databases;
    }

    /** A statement that names a partition fires no trigger of its table. */
    @Test
    void standsOnPartitionsTooAndGoesEverywhere() throws Exception {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE reading (id integer) PARTITION BY RANGE (id);"
                    + " CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM (0) TO (10)");
            Plant.in(database);
            statement.execute("CREATE TABLE reading_2 PARTITION OF reading FOR VALUES FROM (10) TO (20)");
            assertThat(planted(statement)).isEqualTo("reading reading_1 reading_2");
            assertThat(Plant.out(database)).isEmpty();
            assertThat(planted(statement)).isNull();
        }
    }

    private static String planted(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(PLANTED)) {
            row.next();
            return row.getString(1);
        }
    }
}
