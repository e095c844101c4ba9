package dev.assay.junit;

import dev.assay.chaos.FaultBackend;
import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.check.UnreadableException;
import dev.assay.check.Verdicts;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What all tests of a run share: settings, seed, servers, the fault proxy and the sinks. It lives in the root store, so
 * that the engine closes it when the last test has ended.
 */
final class Session implements AutoCloseable {
    private final Configuration configuration;
    private final long seed;
    private final Databases databases;
    private final FaultBackend faults;
    private final Reporting reporting;

    Session(Configuration configuration, long seed, Databases databases, FaultBackend faults, Reporting reporting) {
        this.configuration = configuration;
        this.seed = seed;
        this.databases = databases;
        this.faults = faults;
        this.reporting = reporting;
    }

    /** Return the session of the run, opened by whoever asks first. */
    static Session of(ExtensionContext context) {
        return OpenedSession.of(context).session();
    }

    Configuration configuration() {
        return configuration;
    }

    long seed() {
        return seed;
    }

    /** Return a database, and say once what the run stands on. */
    TestDatabase database(ServerSpec server, TemplateRecipe recipe) {
        return begun(databases.create(server, recipe));
    }

    /** Return a database on a server of its own. */
    TestDatabase ownServer(ServerSpec server, TemplateRecipe recipe) {
        return begun(databases.own(server, recipe));
    }

    private TestDatabase begun(TestDatabase database) {
        reporting.begin(database.server().info());
        return database;
    }

    /** Say on the console what is read beside the failing test. */
    void say(String line) {
        reporting.say(line);
    }

    FaultBackend faults() {
        return faults;
    }

    Run run(Origin origin) {
        return new Run(seed, Ticker.system(), limits(), origin);
    }

    void publish(Verdicts verdicts) {
        reporting.publish(verdicts);
    }

    private Limits limits() {
        return configuration
                .read(Key.TIME_LIMIT, Session::time)
                .map(limit -> new Limits(limit, Limits.DEFAULT.operations()))
                .orElse(Limits.DEFAULT);
    }

    private static Duration time(String text) {
        Duration time = Quantity.duration(text).toDuration();
        if (time.isZero()) {
            throw new UnreadableException(text, "leaves no time to measure", "1min");
        }
        return time;
    }

    /** Servers go first, so that the summary is the last word, and each is closed whatever the others throw. */
    @Override
    public void close() throws IOException {
        try {
            faults.close();
        } finally {
            closeDatabases();
        }
    }

    private void closeDatabases() throws IOException {
        try {
            databases.close();
        } finally {
            reporting.close();
        }
    }
}
