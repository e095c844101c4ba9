package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.ServerSpec;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WithoutTestcontainersTest {
    @Test
    void providerLoadsAndSaysWhatToAdd() throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = new URLClassLoader(withoutTestcontainers(), null)) {
            Class<?> type = loader.loadClass(ContainerProvider.class.getName());
            Object provider = type.getConstructor().newInstance();
            Class<?> spec = loader.loadClass(ServerSpec.class.getName());
            Class<?> settings = loader.loadClass(DatabaseSettings.class.getName());

            Object answer = type.getMethod("unavailable", spec, settings)
                    .invoke(
                            provider,
                            spec.getMethod("defaults").invoke(spec),
                            settings.getMethod("defaults").invoke(settings));

            assertThat(answer)
                    .hasToString(
                            "Optional[Testcontainers is not on the class path; add org.testcontainers:testcontainers (2.0 or later) to the tests]");
        }
    }

    private static URL[] withoutTestcontainers() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("testcontainers"))
                .map(WithoutTestcontainersTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(entry, e);
        }
    }
}
