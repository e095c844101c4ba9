package dev.assay.database.external;

import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.ExternalServer;
import dev.assay.database.ServerSpec;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One look at the configured server, within the time for it. */
record Preflight(ExternalServer server, ServerAddress address, Duration limit) {
    static Preflight of(ExternalServer server, DatabaseSettings settings) {
        return new Preflight(
                server, ServerAddress.of(server.jdbcUrl()), settings.container().preflight());
    }

    /** Tell what does not fit, or that the server cannot be reached. */
    Optional<String> mismatch(ServerSpec spec) {
        try {
            return look(spec).mismatch();
        } catch (SQLException e) {
            return Optional.of(unreachable(e));
        }
    }

    /** Look again when it is used: it may have changed since it was chosen. */
    Fitness fit(ServerSpec spec) {
        try {
            Fitness fitness = look(spec);
            fitness.mismatch().ifPresent(problem -> {
                throw new DatabaseException(
                        "The external server [%s] cannot be used: %s".formatted(address.hostAndPort(), problem));
            });
            return fitness;
        } catch (SQLException e) {
            throw new DatabaseException("The external server cannot be used: " + unreachable(e), e);
        }
    }

    private Fitness look(ServerSpec spec) throws SQLException {
        try (Connection session = server.login(hurried())
                .dataSource(address.host(), address.port(), address.database())
                .getConnection()) {
            return new Fitness(spec, ServerFacts.read(session, spec), server.user());
        }
    }

    /** Seconds: the login may have fractions of one, an answer not. */
    private Map<String, String> hurried() {
        Map<String, String> properties = new TreeMap<>(address.driverProperties());
        properties.put("loginTimeout", BigDecimal.valueOf(limit.toMillis(), 3).toPlainString());
        properties.put("socketTimeout", Long.toString(Math.max(1, limit.toSeconds())));
        return properties;
    }

    private String unreachable(SQLException e) {
        if (hasCause(e, ConnectException.class)) {
            return "[%s] refuses connections: nothing listens there, or a firewall rejects them; see assay.database.external.url"
                    .formatted(address.hostAndPort());
        }
        return "28".equals(String.valueOf(e.getSQLState()).substring(0, 2))
                ? "[%s] does not let role [%s] in: %s; see ASSAY_DATABASE_EXTERNAL_USER and ASSAY_DATABASE_EXTERNAL_PASSWORD"
                        .formatted(address.hostAndPort(), server.user(), e.getMessage())
                : "[%s] did not answer within %d ms: %s; see assay.database.external.url and assay.preflight.timeout"
                        .formatted(address.hostAndPort(), limit.toMillis(), e.getMessage());
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(type::isInstance);
    }
}
