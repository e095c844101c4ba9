package dev.assay.database.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.testcontainers.DockerClientFactory;

/** Containers and networks whose owner has died. Where Ryuk runs it mostly was faster. */
record Leftovers(Owners owners) {
    /** Remove them with their volumes. */
    void remove() {
        DockerClient client = DockerClientFactory.instance().client();
        owners.guarded(() -> {
            Set<String> living = owners.living();
            List<Container> orphans = client
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(Map.of(Owner.OWNERS, owners.id()))
                    .exec()
                    .stream()
                    .filter(container -> !living.contains(container.getLabels().get(Owner.RUN)))
                    .toList();
            orphans.forEach(orphan -> remove(client, orphan));
            PrivateNetwork.removeAll(client, owners.id(), living);
            return orphans;
        });
    }

    private static void remove(DockerClient client, Container orphan) {
        try {
            client.removeContainerCmd(orphan.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException e) {
            // Somebody else is removing it.
            return;
        }
    }
}
