package dev.assay.migration.liquibase;

import dev.assay.check.MistakeException;
import dev.assay.migration.script.ContentHash;
import dev.assay.migration.script.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import liquibase.Scope;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Where the root file of a changelog lies. Immutable.
 *
 * @param place {@code classpath:db/changelog.xml} or {@code filesystem:src/main/resources/db/changelog.xml}
 * @param loader what finds files and classes on the class path
 * @param selection which of its changesets are meant
 */
record Changelog(String place, ClassLoader loader, Selection selection) {
    private static final String CLASSPATH = "classpath:";
    private static final String FILESYSTEM = "filesystem:";
    /** Liquibase keeps singletons by thread group, which are reset at the end of each run. */
    private static final Object ONE_AT_A_TIME = new Object();

    /** Something done with Liquibase. */
    interface Work<T> {
        T run(ResourceAccessor files) throws Exception;
    }

    /** Work where Liquibase finds the files of this changelog and does not write to the console. */
    @SuppressWarnings("try") // nobody interrupts the end of reading
    <T> T work(Work<T> work) throws SQLException {
        synchronized (ONE_AT_A_TIME) {
            try (ResourceAccessor files = files()) {
                return Scope.child(settings(files), () -> work.run(files));
            } catch (SQLException | RuntimeException known) {
                throw known;
            } catch (Exception unreadable) {
                throw new IllegalStateException("the changelog [" + place + "] cannot be read", unreadable);
            }
        }
    }

    /** Work without a database. */
    <T> T read(Work<T> work) {
        try {
            return work(work);
        } catch (SQLException impossible) {
            throw new AssertionError("there is no database", impossible);
        }
    }

    /**
     * Read the changelog with all that it includes.
     *
     * @throws MistakeException if it cannot be read
     */
    DatabaseChangeLog parse(ResourceAccessor files) throws IOException {
        List<Resource> found = files.getAll(name());
        if (found == null || found.isEmpty()) {
            throw missing();
        }
        try {
            return ChangeLogParserFactory.getInstance().getParser(name(), files).parse(name(), parameters(), files);
        } catch (LiquibaseException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /** Properties of a changelog may have contexts and labels as well. */
    private ChangeLogParameters parameters() {
        ChangeLogParameters parameters = new ChangeLogParameters();
        parameters.setContexts(selection.contextFilter());
        parameters.setLabels(selection.labelFilter());
        return parameters;
    }

    /** Add every file in the folder of the changelog, for there is what it includes. */
    void addTo(ContentHash hash) {
        int folder = place.lastIndexOf('/');
        if (folder > 0) {
            new Location(place.substring(0, folder)).files(loader).forEach(file -> file.addTo(hash));
        }
    }

    /** Usage data would be sent home otherwise. */
    private Map<String, Object> settings(ResourceAccessor files) {
        return Map.of(
                Scope.Attr.resourceAccessor.name(),
                files,
                Scope.Attr.classLoader.name(),
                loader,
                Scope.Attr.logService.name(),
                new LiquibaseLog(),
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                AnalyticsArgs.ENABLED.getKey(),
                false);
    }

    private String name() {
        return place.startsWith(FILESYSTEM)
                ? String.valueOf(path().getFileName())
                : place.replaceFirst("^" + CLASSPATH, "").replaceFirst("^/+", "");
    }

    private Path path() {
        return Path.of(place.substring(FILESYSTEM.length())).toAbsolutePath();
    }

    private ResourceAccessor files() {
        if (!place.startsWith(FILESYSTEM)) {
            return new ClassLoaderResourceAccessor(loader);
        }
        try {
            return new DirectoryResourceAccessor(path().getParent());
        } catch (IOException missing) {
            throw new UncheckedIOException("the folder of [" + place + "] cannot be read", missing);
        }
    }

    private MistakeException missing() {
        return new MistakeException(
                "@DatabaseTest migrations = [liquibase:" + place + "]",
                "no file lies there",
                "It is missing, misspelled, or not on the class path of the tests",
                "put the changelog at src/main/resources/db/changelog.xml and write migrations ="
                        + " \"liquibase:classpath:db/changelog.xml\"");
    }

    private MistakeException unreadable(LiquibaseException cause) {
        String found = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        MistakeException mistake = new MistakeException(
                "@DatabaseTest migrations = [liquibase:" + place + "]",
                "Liquibase refuses it: " + found,
                "",
                "make the changelog one that [liquibase validate] accepts");
        mistake.initCause(cause);
        return mistake;
    }
}
