package dev.assay.migration.script;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A place of files: {@code classpath:db/migration} or {@code filesystem:/srv/migrations}. A wildcard stands for all that
 * lies below its folder.
 */
public record Location(String descriptor) {
    private static final String CLASSPATH = "classpath:";
    private static final String FILESYSTEM = "filesystem:";

    /** Return every file below this location, sorted by name; the same name may come from several class path entries. */
    public List<ResourceFile> files(ClassLoader loader) {
        return files(loader, name -> true);
    }

    /** Do the same with those files alone whose name below this location is asked for; the others are not read. */
    public List<ResourceFile> files(ClassLoader loader, Predicate<String> names) {
        List<ResourceFile> files = new ArrayList<>();
        try {
            if (descriptor.startsWith(FILESYSTEM)) {
                readFolder(Path.of(folder(FILESYSTEM)), names, files);
            } else {
                readClasspath(loader, names, files);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the location [" + descriptor + "]", unreadable);
        }
        files.sort(Comparator.comparing(ResourceFile::name));
        return files;
    }

    private void readClasspath(ClassLoader loader, Predicate<String> names, List<ResourceFile> files)
            throws IOException {
        String folder = folder(CLASSPATH);
        for (URL url : Collections.list(loader.getResources(folder))) {
            if (url.openConnection() instanceof JarURLConnection jar) {
                readJar(jar, folder + "/", names, files);
            } else if (url.getProtocol().equals("file")) {
                readFolder(Path.of(URI.create(url.toString())), names, files);
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

    private static void readFolder(Path root, Predicate<String> names, List<ResourceFile> files) throws IOException {
        if (Files.isDirectory(root)) {
            try (Stream<Path> found = Files.walk(root)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    if (names.test(name)) {
                        files.add(new ResourceFile(name, Files.readAllBytes(file)));
                    }
                }
            }
        }
    }

    private static void readJar(
            JarURLConnection connection, String prefix, Predicate<String> names, List<ResourceFile> files)
            throws IOException {
        // A cached jar belongs to the class loader, and closing it would take its classes away.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory()
                        && entry.getName().startsWith(prefix)
                        && names.test(entry.getName().substring(prefix.length()))) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        files.add(new ResourceFile(entry.getName().substring(prefix.length()), content.readAllBytes()));
                    }
                }
            }
        }
    }
}
