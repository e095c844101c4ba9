package dev.assay.migration.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
class TrafficRecordingTest {
    private final TestDatabases databases;

    TrafficRecordingTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void writesAFileThatCanBeExecuted(@TempDir Path folder) throws SQLException, IOException {
        TrafficRecording recording = new TrafficRecording();
        try (TestDatabase database = databases.empty()) {
            try (Connection connection = recording.of(database.dataSource()).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE item (id integer, note text, tags jsonb DEFAULT '{}')");
                insert(connection);
                count(connection);
            }
            Path file = folder.resolve("traffic.sql");
            recording.write(file);

            assertThat(file).content().isEqualTo("""
                    -- 1: INSERT INTO item (id, note) VALUES (?, ?)
                    -- :p1, :p2 = VALUES (E'1', E'it''s\\\\n'), (E'2', NULL)
                    INSERT INTO item (id, note) VALUES (:p1, :p2);

                    -- 2: SELECT count(*) FROM item WHERE NOT tags ?? 'a?' AND id > 0
                    SELECT count(*) FROM item WHERE NOT tags ? 'a?' AND id > 0;

                    """.replace("\\\\n", "\\n"));
            KnownTraffic known =
                    KnownTraffic.learn(Traffic.at("filesystem:" + file, "traffic", Sample.LOADER), database, Set.of());
            assertThat(known.refused()).isEmpty();
            assertThat(known.missing()).isEmpty();
            assertThat(known.operations()).hasSize(2);
        }
    }

    private static void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO item (id, note) VALUES (?, ?)")) {
            insert.setInt(1, 1);
            insert.setString(2, "it's\n");
            insert.executeUpdate();
            insert.setInt(1, 2);
            insert.setNull(2, Types.VARCHAR);
            insert.executeUpdate();
        }
    }

    private static void count(Connection connection) throws SQLException {
        try (PreparedStatement count =
                connection.prepareStatement("SELECT count(*) FROM item WHERE NOT tags ?? 'a?' AND id > 0")) {
            assertThat(count.execute()).isTrue();
        }
    }
}
