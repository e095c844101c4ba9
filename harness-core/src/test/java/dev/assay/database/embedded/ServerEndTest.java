package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerEndTest {
    private static final ServerSpec SPEC = ServerSpec.defaults();

    @TempDir(factory = InMemory.class)
    private Path temporary;

    @Test
    void everyUseOfAServerThatEndedSaysSo() throws Exception {
        try (Databases databases = Databases.open(DatabaseSettings.defaults().withTemporaryDirectory(temporary))) {
            TestDatabase database = databases.create(SPEC, TemplateRecipe.empty());
            TestDatabase other = databases.create(SPEC, TemplateRecipe.empty());
            killServer();

            assertThatThrownBy(database::connect)
                    .isInstanceOf(SQLException.class)
                    .hasMessageStartingWith(
                            """
                            The server [%s] on [127.0.0.1:%d] ended by itself: nobody asked it to stop. Every database on it is gone.
                            Usually somebody killed it, or the machine ran out of memory. The end of its log:
                            """,
                            database.server().info().describe(),
                            database.server().port())
                    .hasMessageContaining("database system is ready to accept connections")
                    .satisfies(first -> assertSame(first, databases, database, other));
        }
        assertThat(Processes.mentioning(temporary)).isEmpty();
        assertThat(Processes.runDirectories(temporary)).isEmpty();
    }

    private static void assertSame(Throwable first, Databases databases, TestDatabase database, TestDatabase other) {
        for (int test = 0; test < 3; test++) {
            assertThatThrownBy(() -> databases.create(SPEC, TemplateRecipe.empty()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(first.getMessage());
        }
        assertThatThrownBy(database::close)
                .isInstanceOf(DatabaseException.class)
                .hasMessage(first.getMessage());
        assertThatThrownBy(other::copy).isInstanceOf(DatabaseException.class).hasMessage(first.getMessage());
    }

    @Test
    void connectionsBeyondTheLimitNameTheDatabasesThatHoldThem() throws Exception {
        List<Connection> open = new ArrayList<>();
        try (Databases databases = Databases.open(DatabaseSettings.defaults()
                        .withTemporaryDirectory(temporary)
                        .withReadyClones(0));
                TestDatabase database =
                        databases.create(SPEC.withSetting("max_connections", "10"), TemplateRecipe.empty())) {
            assertThatThrownBy(() -> {
                        for (int count = 0; count < 20; count++) {
                            open.add(database.connect());
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessage(
                            """
                            No connection to [%1$s]: the server [%2$s] accepts no more, its limit is max_connections [10].
                            Sessions by database: [%1$s] %3$d, [postgres] %4$d.
                            Usually connections are not closed, or a pool is larger than its test needs. Close them, or raise the limit:
                            ServerSpec.withSetting("max_connections", "20")""", database.name(), database.server().info().describe(), open.size(), 10 - open.size())
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("53300");
            assertThat(open).hasSizeBetween(6, 9);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private void killServer() throws IOException {
        Path run = Processes.runDirectories(temporary).stream()
                .filter(path -> !path.toString().endsWith(".lock"))
                .findFirst()
                .orElseThrow();
        ProcessHandle server = LeftoverServer.serving(run.resolve("data")).orElseThrow();
        server.destroyForcibly();
        assertThat(Processes.within(10, () -> !server.isAlive())).isTrue();
    }
}
