package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.ContainerSettings;
import dev.assay.database.PullPolicy;
import dev.assay.database.ServerSpec;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageChoiceTest {
    private static final ContainerSettings CONFIGURED =
            new ContainerSettings(Optional.of("configured:1"), PullPolicy.NEVER, Duration.ofSeconds(1));

    @Test
    void defaultFollowsVersionAndExtensions() {
        ServerSpec spec = ServerSpec.defaults();

        assertThat(ImageChoice.of(spec, ContainerSettings.defaults())).isEqualTo("pgvector/pgvector:pg17");
        assertThat(ImageChoice.of(spec.withMajorVersion("16"), ContainerSettings.defaults()))
                .isEqualTo("pgvector/pgvector:pg16");
        assertThat(ImageChoice.of(spec.withExtensions("vector", "timescaledb"), ContainerSettings.defaults()))
                .isEqualTo("timescale/timescaledb:latest-pg17");
    }

    @Test
    void configurationBeatsTheDefaultAndTheSpecificationBoth() {
        ServerSpec spec = ServerSpec.defaults().withExtensions("timescaledb");

        assertThat(ImageChoice.of(spec, CONFIGURED)).isEqualTo("configured:1");
        assertThat(ImageChoice.of(spec.withImage("named:2"), CONFIGURED)).isEqualTo("named:2");
    }
}
