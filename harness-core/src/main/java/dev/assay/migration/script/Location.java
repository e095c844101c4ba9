package dev.assay.migration.script;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place of files: {@code classpath:db/migration} or {@code filesystem:/srv/migrations}. A wildcard stands for all that
 * lies below its folder.
 */
public record Location(String descriptor) {
    private static final String CLASSPATH = "classpath:";
    private static final String FILESYSTEM = "filesystem:";

    /** Return every file below this location, sorted by name; the same name may come from several class path entries. */
    public List<ResourceFile> files(ClassLoader loader) {
        List<ResourceFile> files = new ArrayList<>();
        try {
            if (descriptor.startsWith(FILESYSTEM)) {
                readFolder(Path.of(folder(FILESYSTEM)), files);
            } else {
                readClasspath(loader, files);
            }
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
        files.sort(Comparator.comparing(ResourceFile::name));
        return files;
    }

    /** Return the file with this name below this location, the first one on the class path; empty if there is none. */
    public Optional<ResourceFile> file(ClassLoader loader, String name) {
        try {
            return descriptor.startsWith(FILESYSTEM)
                    ? file(Path.of(folder(FILESYSTEM)).resolve(name), name)
                    : file(loader.getResource((folder(CLASSPATH) + "/" + name).replaceFirst("^/", "")), name);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("cannot read the location [" + descriptor + "]", cause);
    }

    private static Optional<ResourceFile> file(Path path, String name) throws IOException {
        return Files.isRegularFile(path)
                ? Optional.of(new ResourceFile(name, Files.readAllBytes(path)))
                : Optional.empty();
    }

    private static Optional<ResourceFile> file(@Nullable URL url, String name) throws IOException {
        if (url == null) {
            return Optional.empty();
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream content = connection.getInputStream()) {
            return Optional.of(new ResourceFile(name, content.readAllBytes()));
        }
    }

    private void readClasspath(ClassLoader loader, List<ResourceFile> files) throws IOException {
        String folder = folder(CLASSPATH);
        for (URL url : Collections.list(loader.getResources(folder))) {
            if (url.openConnection() instanceof JarURLConnection jar) {
                readJar(jar, folder + "/", files);
            } else if (url.getProtocol().equals("file")) {
                readFolder(Path.of(URI.create(url.toString())), files);
            } else {
                throw unknown(url.getProtocol());
            }
        }
    }

    private String folder(String prefix) {
        String path = descriptor.startsWith(prefix) ? descriptor.substring(prefix.length()) : descriptor;
        if (prefix.equals(CLASSPATH) && path.contains(":")) {
            throw unknown(path.substring(0, path.indexOf(':')));
        }
        String plain = path.replaceFirst("[^/]*[*?].*$", "").replaceFirst("/+$", "");
        return prefix.equals(CLASSPATH) ? plain.replaceFirst("^/+", "") : plain;
    }

    private MistakeException unknown(String protocol) {
        return new MistakeException(
                "the location [" + descriptor + "]",
                "files of the kind [" + protocol + "] cannot be read",
                "",
                "use \"classpath:db/migration\" or \"filesystem:src/main/resources/db/migration\"");
    }

    private static void readFolder(Path root, List<ResourceFile> files) throws IOException {
        if (Files.isDirectory(root)) {
            try (Stream<Path> found = Files.walk(root)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    files.add(new ResourceFile(name, Files.readAllBytes(file)));
                }
            }
        }
    }

    private static void readJar(JarURLConnection connection, String prefix, List<ResourceFile> files)
            throws IOException {
        // A cached jar belongs to the class loader, and closing it would take its classes away.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        files.add(new ResourceFile(entry.getName().substring(prefix.length()), content.readAllBytes()));
                    }
                }
            }
        }
    }
}
