package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostgresDataSourceTest {
    /** The kernel accepts connections for a server that stands still, so that the timeout of connecting never ends it. */
    @Test
    @Tag("proof")
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aServerThatAcceptsAndAnswersNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DataSource source =
                    new Login("role", "password", Map.of()).dataSource("127.0.0.1", silent.getLocalPort(), "app");

            assertThatThrownBy(source::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessage("The connection attempt failed.")
                    .hasRootCauseMessage("Read timed out");
        }
    }

    @Test
    void statementsMayTakeLongerThanTheAnswersOfALogin() throws Exception {
        try (Databases databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
                TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
                Connection connection = database.connect()) {
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }
}
