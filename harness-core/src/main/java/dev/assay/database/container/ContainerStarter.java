package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import dev.assay.database.Password;
import dev.assay.database.Server;
import dev.assay.database.StartRequest;
import java.sql.SQLException;

/** Carries out one request: an owner for the container, the container, the server in it, the template on that. */
final class ContainerStarter {
    private static final int ATTEMPTS = 3;

    private final StartRequest request;
    private final String image;
    private final Placement placement;
    private final Owners owners;

    ContainerStarter(StartRequest request, String image, Placement placement) {
        this.request = request;
        this.image = image;
        this.placement = placement;
        this.owners = Owners.in(request.settings().cacheDirectory());
    }

    Server start() {
        request.warmUp();
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
                new PostgresContainer(image, request.spec(), placement, owner.labels(), bootstrap);
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
