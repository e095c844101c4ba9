package dev.assay.database.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import dev.assay.database.DatabaseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the ports of a container are.
 *
 * @param outside the published port of each port inside
 * @param address of the container itself, where the engine tells one
 */
record CompanionPorts(Map<Integer, Integer> outside, Optional<String> address) {
    private static final int TAIL_LINES = 20;

    CompanionPorts {
        outside = Map.copyOf(outside);
    }

    static CompanionPorts of(DockerClient client, String container, List<Integer> inside) {
        InspectContainerResponse inspection = EngineCall.of(
                "inspect", () -> client.inspectContainerCmd(container).exec());
        Map<ExposedPort, Ports.Binding[]> bindings =
                inspection.getNetworkSettings().getPorts().getBindings();
        Map<Integer, Integer> outside = new HashMap<>();
        for (int port : inside) {
            Ports.Binding[] found = bindings.get(ExposedPort.tcp(port));
            if (found == null || found.length == 0) {
                throw new DatabaseException(
                        "The container ended while it started, or does not publish port [%d]. Its log ends with:%n%s"
                                .formatted(port, String.join("\n", ContainerLog.read(client, container, TAIL_LINES))));
            }
            outside.put(port, Integer.parseInt(found[0].getHostPortSpec()));
        }
        return new CompanionPorts(outside, address(inspection));
    }

    private static Optional<String> address(InspectContainerResponse inspection) {
        return inspection.getNetworkSettings().getNetworks().values().stream()
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isEmpty())
                .findFirst();
    }

    int published(int inside) {
        Integer found = outside.get(inside);
        if (found == null) {
            throw new IllegalArgumentException(
                    "port [" + inside + "] is not published, only " + outside.keySet() + " are");
        }
        return found;
    }
}
