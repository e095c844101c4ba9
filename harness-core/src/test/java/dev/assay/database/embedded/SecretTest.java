package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.Password;
import dev.assay.database.Server;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void passwordIsNowhereToBeRead() throws Exception {
        try (Databases databases = Databases.open(DatabaseSettings.defaults());
                TestDatabase database = databases.own(
                        ServerSpec.defaults().withSetting("log_statement", "all"), TemplateRecipe.empty())) {
            Server server = database.server();
            String password = password(server);
            assertThat(password).hasSize(43);
            Throwable unknown = catchThrowable(() -> server.connect("nowhere").close());
            Throwable unreachable = catchThrowable(
                    () -> database.through("127.0.0.1", 1).connect().close());

            assertThat(unknown).isInstanceOf(SQLException.class).hasMessageContaining("\"nowhere\" does not exist");
            assertThat(unreachable).isInstanceOf(SQLException.class).hasMessageContaining("refused");
            assertThat(trace(unknown) + trace(unreachable)).doesNotContain(password);
            assertThat(String.join("\n", server.log(10_000)))
                    .contains("ALTER ROLE postgres PASSWORD 'SCRAM-SHA-256$")
                    .doesNotContain(password);
            assertThat(server + " " + database + " " + database.dataSource() + " " + server.info() + database.jdbcUrl())
                    .contains("127.0.0.1")
                    .doesNotContain(password);
            assertThat(ProcessHandle.allProcesses().map(Processes::commandLine).toList())
                    .anyMatch(line -> line.contains("port=" + server.port()))
                    .noneMatch(line -> line.contains(password));
        }
    }

    @Test
    void everyServerHasAPasswordOfItsOwn() throws Exception {
        try (Databases databases = Databases.open(DatabaseSettings.defaults());
                TestDatabase one = databases.own(ServerSpec.defaults(), TemplateRecipe.empty());
                TestDatabase other = databases.own(ServerSpec.defaults(), TemplateRecipe.empty())) {
            assertThat(password(one.server())).isNotEqualTo(password(other.server()));
        }
    }

    @Test
    void wrongPasswordIsRefused() throws Exception {
        try (Databases databases = Databases.open(DatabaseSettings.defaults());
                TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty())) {
            assertThat(catchThrowable(() -> database.dataSource()
                            .getConnection("postgres", "guess")
                            .close()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed for user \"postgres\"");
            assertThat(Sql.value(database.dataSource(), "SHOW unix_socket_directories"))
                    .isEmpty();
            assertThat(Sql.value(database.dataSource(), "SHOW listen_addresses"))
                    .isEqualTo("127.0.0.1");
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String password(Server server) throws ReflectiveOperationException {
        Field field = EmbeddedServer.class.getDeclaredField("password");
        field.setAccessible(true);
        Field text = Password.class.getDeclaredField("text");
        text.setAccessible(true);
        Field seen = Class.forName("dev.assay.database.ServerView").getDeclaredField("server");
        seen.setAccessible(true);
        return String.valueOf(text.get(field.get(seen.get(server))));
    }
}
