package dev.assay.database.external;

import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseProvider;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Durability;
import dev.assay.database.ExternalServer;
import dev.assay.database.Login;
import dev.assay.database.Server;
import dev.assay.database.ServerInfo;
import dev.assay.database.ServerSpec;
import dev.assay.database.StartRequest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Borrows a server that somebody else runs. A role that may create databases is enough; see docs/databases.md. */
public final class ExternalProvider implements DatabaseProvider {
    static final String NAME = "external";

    /** Make the provider; it keeps no state. */
    public ExternalProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> unavailable(ServerSpec spec, DatabaseSettings settings) {
        if (spec.image().isPresent()) {
            return Optional.of("it starts no image, and [%s] was asked for"
                    .formatted(spec.image().get()));
        }
        return settings.external()
                .map(server -> Preflight.of(server, settings).mismatch(spec))
                .orElseGet(() -> Optional.of("no server is configured; set assay.database.external.url"));
    }

    @Override
    public Server start(StartRequest request) {
        return begin(request, false);
    }

    @Override
    public Server startAlone(StartRequest request) {
        ExternalServer server = configured(request);
        new Disposability(server, ServerAddress.of(server.jdbcUrl())).require("a server of its own");
        return begin(request, true);
    }

    private static ExternalServer configured(StartRequest request) {
        return request.settings()
                .external()
                .orElseThrow(() -> new DatabaseException("No external server is configured"));
    }

    private static Server begin(StartRequest request, boolean alone) {
        ExternalServer server = configured(request);
        Preflight preflight = Preflight.of(server, request.settings());
        Fitness fitness = preflight.fit(request.spec());
        return prepared(borrow(request, preflight.address(), fitness, alone), request);
    }

    /** Begin a run, and drop what dead ones left. */
    private static BorrowedServer borrow(StartRequest request, ServerAddress address, Fitness fitness, boolean alone) {
        Login login = configured(request).login(address.driverProperties());
        ServerInfo info = info(request, fitness);
        try {
            RunSession session = RunSession.begin(
                    login.dataSource(address.host(), address.port(), address.database()),
                    alone,
                    request.settings().startTimeout());
            return swept(new BorrowedServer(address, login, session, fitness, info));
        } catch (SQLException e) {
            throw new DatabaseException(
                    "No run could be begun on the external server [%s]: %s"
                            .formatted(address.hostAndPort(), e.getMessage()),
                    e);
        }
    }

    private static BorrowedServer swept(BorrowedServer server) throws SQLException {
        try {
            server.sweep();
            return server;
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Server prepared(BorrowedServer server, StartRequest request) {
        try {
            request.preparation().prepare(server);
            return server;
        } catch (SQLException e) {
            server.close();
            throw new DatabaseException("The template could not be made: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static ServerInfo info(StartRequest request, Fitness fitness) {
        Map<String, String> extensions = new TreeMap<>();
        fitness.facts().extensions().forEach((name, found) -> extensions.put(name, found.version()));
        return new ServerInfo(
                NAME,
                fitness.facts().version(),
                fitness.facts().durability().orElse(Durability.FAST),
                extensions,
                fitness.inForce(),
                request.reason());
    }
}
