package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

class TestcontainersImagesTest {
    @Test
    void imageThatRemovesContainersIsTheOneOfThisTestcontainers() throws ReflectiveOperationException {
        Constructor<?> constructor =
                Class.forName("org.testcontainers.utility.RyukContainer").getDeclaredConstructor();
        constructor.setAccessible(true);
        try (GenericContainer<?> ryuk = (GenericContainer<?>) constructor.newInstance()) {
            assertThat(ryuk.getImage().toString()).contains("imageName=" + TestcontainersImages.RYUK + ",");
        }
    }

    @Test
    void namesWithoutRegistryStayAsTheyAre() {
        assertThat(new TestcontainersImages().substitute("pgvector/pgvector:pg17"))
                .isEqualTo("pgvector/pgvector:pg17");
    }
}
