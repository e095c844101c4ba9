package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import dev.assay.database.Password;
import dev.assay.database.Server;
import dev.assay.database.StartRequest;
import java.sql.SQLException;
import java.util.function.IntSupplier;

/** Carries out one request: an owner for the container, the container, the server in it, the template on that. */
final class ContainerStarter {
    private static final int ATTEMPTS = 3;

    private final StartRequest request;
    private final Route route;
    private final String image;
    private final IntSupplier ports;
    private final Owners owners;

    ContainerStarter(StartRequest request, Route route, String image) {
        this(request, route, image, new FreePorts());
    }

    ContainerStarter(StartRequest request, Route route, String image, IntSupplier ports) {
        this.request = request;
        this.route = route;
        this.image = image;
        this.ports = ports;
        this.owners = Owners.in(request.settings().cacheDirectory());
    }

    Server start() {
        new Leftovers(owners).remove();
        return start(ATTEMPTS);
    }

    private Server start(int attempts) {
        try {
            return startOnce();
        } catch (PortTakenException e) {
            if (attempts == 1) {
                throw new DatabaseException(e.getMessage() + ", several times over", e);
            }
            return start(attempts - 1);
        }
    }

    private Server startOnce() {
        Owner owner = owners.add();
        Password bootstrap = Password.random();
        PostgresContainer container =
                new PostgresContainer(image, request.spec(), route, ports, owner.labels(), bootstrap);
        try {
            ContainerNode node = container.launch(request.settings().startTimeout());
            ContainerServer server = ContainerServer.over(node, owner, bootstrap, request, image);
            request.preparation().prepare(server);
            return server;
        } catch (SQLException e) {
            abandon(container, owner);
            throw new DatabaseException("The template could not be made: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            abandon(container, owner);
            throw e;
        }
    }

    private static void abandon(PostgresContainer container, Owner owner) {
        try {
            container.stop();
        } finally {
            owner.close();
        }
    }
}
