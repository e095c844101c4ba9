package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoginTest {
    @Test
    @Timeout(20)
    void aServerThatAcceptsAndNeverAnswersIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DataSource database = new Login("reader", "unused", Map.of("loginTimeout", "1"))
                    .dataSource("127.0.0.1", silent.getLocalPort(), "postgres");

            assertThatThrownBy(database::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessage("Connection attempt timed out.");
        }
    }
}
