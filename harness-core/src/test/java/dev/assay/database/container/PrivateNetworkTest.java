package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Network;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

@Tag("container")
class PrivateNetworkTest {
    @TempDir
    private Path cache;

    @Test
    void theNextStartRemovesTheNetworkOfADeadOwnerAlone() {
        Owners owners = Owners.in(cache);
        try (Owner living = owners.add()) {
            Owner dead = owners.add();
            PrivateNetwork kept = PrivateNetwork.create(living.labels());
            PrivateNetwork left = PrivateNetwork.create(dead.labels());
            dead.close();
            try {
                assertThat(runs(owners)).containsExactlyInAnyOrder(run(living), run(dead));

                new Leftovers(owners).remove();

                assertThat(runs(owners)).containsExactly(run(living));
            } finally {
                kept.remove();
                left.remove();
            }
            assertThat(runs(owners)).isEmpty();
        }
    }

    private static String run(Owner owner) {
        return String.valueOf(owner.labels().get(Owner.RUN));
    }

    private static List<String> runs(Owners owners) {
        return DockerClientFactory.instance().client().listNetworksCmd().exec().stream()
                .map(Network::getLabels)
                .filter(labels -> owners.id().equals(labels.get(Owner.OWNERS)))
                .map(labels -> String.valueOf(labels.get(Owner.RUN)))
                .toList();
    }
}
