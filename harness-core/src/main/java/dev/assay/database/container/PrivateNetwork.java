package dev.assay.database.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/**
 * A network on which containers of one owner find each other by name, also after one of them was restarted and has another address.
 * It is an internal one: a container that joins it keeps its published ports as they are, because it is no way out.
 */
final class PrivateNetwork {
    private final DockerClient client;
    private final String id;
    private final Set<String> members = new HashSet<>();

    private PrivateNetwork(DockerClient client, String id) {
        this.client = client;
        this.id = id;
    }

    /** Make one that carries these labels, and those by which Ryuk would know it. */
    static PrivateNetwork create(Map<String, String> labels) {
        String id = EngineCall.of("make a network for", () -> Network.builder()
                .createNetworkCmdModifier(command -> command.withInternal(true).withLabels(labels))
                .build()
                .getId());
        return new PrivateNetwork(DockerClientFactory.instance().client(), id);
    }

    /** Let a container in, unless it is. */
    synchronized void join(String container, String name) {
        if (!members.contains(container)) {
            EngineCall.of("connect", () -> client.connectToNetworkCmd()
                    .withNetworkId(id)
                    .withContainerId(container)
                    .withContainerNetwork(new ContainerNetwork().withAliases(List.of(name)))
                    .exec());
            members.add(container);
        }
    }

    /** Remove it; those containers that live on leave it. */
    synchronized void remove() {
        members.forEach(this::leave);
        EngineCall.of("remove the network of", () -> remove(client, id));
    }

    private void leave(String container) {
        try {
            EngineCall.of("disconnect", () -> client.disconnectFromNetworkCmd()
                    .withNetworkId(id)
                    .withContainerId(container)
                    .withForce(true)
                    .exec());
        } catch (DockerException e) {
            // It is gone, or has left; whether the network can be removed is what counts.
            return;
        }
    }

    /** Remove the networks whose owners have died. Their containers must be gone. */
    static void removeAll(DockerClient client, String owners, Set<String> living) {
        client.listNetworksCmd().withFilter("label", List.of(Owner.OWNERS + "=" + owners)).exec().stream()
                .filter(network -> !living.contains(network.getLabels().get(Owner.RUN)))
                .forEach(network -> remove(client, network.getId()));
    }

    private static void remove(DockerClient client, String network) {
        try {
            client.removeNetworkCmd(network).exec();
        } catch (NotFoundException e) {
            // Somebody else removed it.
            return;
        }
    }
}
