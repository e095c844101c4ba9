package dev.assay.junit;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Loads a test class once more, on top of another build of the code that it calls. */
final class OtherBuild {
    private static final Namespace NAMESPACE = Namespace.create(OtherBuild.class);

    private final Path place;

    private OtherBuild(Path place) {
        this.place = place;
    }

    static OtherBuild at(String classPath) {
        Path place = Path.of(classPath);
        if (!Files.exists(place)) {
            throw mistake(classPath, "there is no such file or folder", "It is read from the folder of the module");
        }
        return new OtherBuild(place);
    }

    /** Where nothing of the class path lies there, both sides would call the same code. */
    private void requireOtherCode(ClassLoader present) {
        try {
            if (!holdsAnyOf(present)) {
                throw mistake(
                        place.toString(),
                        "no class lies there that is on the class path too",
                        "The code would be compared with itself; packages begin right below the folder");
            }
        } catch (IOException | ProviderNotFoundException unreadable) {
            MistakeException mistake = mistake(
                    place.toString(), "it cannot be read: " + unreadable, "It is a folder of classes or a JAR file");
            mistake.initCause(unreadable);
            throw mistake;
        }
    }

    private boolean holdsAnyOf(ClassLoader present) throws IOException {
        if (Files.isDirectory(place)) {
            return holdsAnyOf(present, place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return holdsAnyOf(present, jar.getPath("/"));
        }
    }

    private static boolean holdsAnyOf(ClassLoader present, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .anyMatch(name -> present.getResource(name) != null);
        }
    }

    /** Return the same method of the same class in this build, on an instance of its own. */
    Body.Call of(Body body) {
        Class<?> type = body.method().getDeclaringClass();
        requireOtherCode(type.getClassLoader());
        try {
            ChildFirstLoader loader =
                    new ChildFirstLoader(new URL[] {place.toUri().toURL(), location(type)}, type.getClassLoader());
            body.context().getStore(NAMESPACE).put(body.context().getUniqueId(), loader);
            Class<?> other = loader.loadClass(type.getName());
            Method method = other.getDeclaredMethod(
                    body.method().getName(), body.method().getParameterTypes());
            method.setAccessible(true);
            Constructor<?> constructor = other.getDeclaredConstructor();
            constructor.setAccessible(true);
            return body.on(method, constructor.newInstance());
        } catch (ReflectiveOperationException | LinkageError | MalformedURLException unusable) {
            MistakeException mistake = mistake(
                    place.toString(),
                    "[" + type.getSimpleName() + "] cannot be made on it: " + unusable,
                    "The test class is loaded once more on top of the other build, by a constructor without parameters");
            mistake.initCause(unusable);
            throw mistake;
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static MistakeException mistake(String classPath, String found, String means) {
        return new MistakeException(
                "@Baseline classPath = [" + classPath + "]", found, means, "classPath = \"target/baseline/classes\"");
    }
}
