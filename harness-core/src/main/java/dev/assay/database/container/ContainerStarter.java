package dev.assay.database.container;

import dev.assay.database.CacheLocation;
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
    private final CacheLocation cache;
    private final Owners owners;

    ContainerStarter(StartRequest request, String image, Placement placement) {
        this.request = request;
        this.image = image;
        this.placement = placement;
        this.cache = CacheLocation.of(request.settings());
        this.owners = Owners.in(cache.directory());
    }

    Server start() {
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
            // From here on this process waits for the server; before, it had enough to do itself.
            request.warmUp();
            Errand sweep = Errand.begin("assay-leftovers", new Leftovers(owners)::remove);
            ContainerServer server =
                    ContainerServer.over(node, owner, bootstrap, request, image, cache.explain(request.reason()));
            request.preparation().prepare(server);
            sweep.await();
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
