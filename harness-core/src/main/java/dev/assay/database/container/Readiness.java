package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import dev.assay.database.Login;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Asks whether a server accepts a login. An open port says nothing: the engine's proxy accepts connections before there is a server.
 * So PostgreSQL's own first question goes before the login, which costs neither side anything and leaves no line in the log.
 */
final class Readiness {
    private static final int PATIENCE_MILLIS = 2000;

    /** Length and code of the question whether the server would encrypt; it answers with one letter. */
    private static final byte[] ENCRYPTION_REQUEST = {0, 0, 0, 8, 4, (byte) 210, 22, 47};

    private static final String WRONG_LOGIN = "28";

    private final String host;
    private final int port;
    private final Login login;
    private String failure = "nothing was tried";

    Readiness(String host, int port, Login login) {
        this.host = host;
        this.port = port;
        this.login = login;
    }

    /** Tell what the last try ended with. */
    String failure() {
        return failure;
    }

    boolean reached() {
        return answers() && letsIn();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(ENCRYPTION_REQUEST);
            int answer = socket.getInputStream().read();
            failure = "nothing there speaks PostgreSQL's protocol";
            return answer == 'N' || answer == 'S';
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
            return false;
        }
    }

    private boolean letsIn() {
        try (Connection session = login.dataSource(host, port, "postgres").getConnection()) {
            return session.isValid(PATIENCE_MILLIS / 1000);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(WRONG_LOGIN)) {
                throw new DatabaseException(
                        "The server in the container refused the password that it was started with: the image does not honour POSTGRES_PASSWORD, or port [%s:%d] leads to another server: %s"
                                .formatted(host, port, e.getMessage()),
                        e);
            }
            failure = String.valueOf(e.getMessage());
            return false;
        }
    }
}
