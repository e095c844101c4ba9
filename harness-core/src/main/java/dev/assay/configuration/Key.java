package dev.assay.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set from outside. */
public enum Key {
    /** The provider of databases: {@code auto} or the name of one. */
    PROVIDER("assay.database.provider"),
    /** The folder of the machine's cache: server binaries, extensions, templates. */
    CACHE("assay.cache.dir"),
    /** Whether that cache is cleared before the run: true or false. What running servers use stays. */
    CACHE_CLEAR("assay.cache.clear"),
    /** The image that the container provider starts. */
    IMAGE("assay.database.image"),
    /** How the container provider may come to an image that the engine does not have: never, if-fast or always. */
    CONTAINER_PULL("assay.container.pull"),
    /** The longest time that may be spent on finding out whether containers work. */
    PREFLIGHT_TIMEOUT("assay.preflight.timeout"),
    /** The JDBC URL of a server that runs already; once it is set, no other provider is tried. */
    EXTERNAL_URL("assay.database.external.url"),
    /** The role that logs in to the external server. */
    EXTERNAL_USER("assay.database.external.user"),
    /** The password of that role; from the environment alone, since command lines and files can be read by others. */
    EXTERNAL_PASSWORD("assay.database.external.password", true),
    /** The external server, as {@code host:port}, that may be harmed: restarted settings, ended sessions, full disks. */
    DISPOSABLE("assay.database.disposable"),
    /** How many databases may exist on one server at a time; who asks for one more waits. */
    DATABASE_LIMIT("assay.database.limit"),
    /** How many clones of a template are kept ready; 0 makes each clone when it is asked for. */
    POOL_SIZE("assay.pool.size"),
    /** How long a latency budget measures before its first verdict. */
    LOAD_DURATION("assay.latency-budget.duration"),
    /** How long a latency budget runs before it measures. */
    LOAD_WARMUP("assay.latency-budget.warmup"),
    /** Whether a load says once a second on the console how far it has come: true or false, which it is unless set. */
    PROGRESS("assay.progress"),
    /** The longest time that one check may measure to become certain. */
    TIME_LIMIT("assay.limit.time"),
    /** What carries the faults of scenarios: auto, embedded, container or url. */
    FAULTS_BACKEND("assay.faults.backend"),
    /** Where a Toxiproxy that runs already answers: {@code http://host:8474}. */
    TOXIPROXY_URL("assay.toxiproxy.url"),
    /** The ports that its proxies may listen on and are reached at, first and last with a dash between them. */
    TOXIPROXY_PORTS("assay.toxiproxy.ports"),
    /** The database as that Toxiproxy reaches it, {@code host:port}, where that differs from how the tests do. */
    TOXIPROXY_UPSTREAM("assay.toxiproxy.upstream"),
    /** The image of the Toxiproxy that is started in a container. */
    TOXIPROXY_IMAGE("assay.toxiproxy.image"),
    /** The JDBC URL of the database that {@code @Baseline(server = "configured")} compares with. */
    BASELINE_URL("assay.baseline.url"),
    /** The role that logs in there. */
    BASELINE_USER("assay.baseline.user"),
    /** The password of that role; from the environment alone. */
    BASELINE_PASSWORD("assay.baseline.password", true),
    /** Whether kept baselines are measured anew and written, instead of being compared with: true or false. */
    BASELINE_UPDATE("assay.baseline.update"),
    /** Whether the hazards of a history are frozen in its file: written if it is missing, else only shrunk: true or false. */
    HAZARDS_FREEZE("assay.hazards.freeze"),
    /** Whether snapshots of schemas are written anew where they differ, instead of being compared with alone: true or false. */
    SNAPSHOT_UPDATE("assay.snapshot.update"),
    /** The role that logs in to a database whose schema is the declared one. */
    SCHEMA_USER("assay.schema.user"),
    /** The password of that role; from the environment alone. */
    SCHEMA_PASSWORD("assay.schema.password", true),
    /** Whether new migrations are recorded in the kept file of a policy: true or false. */
    MIGRATIONS_KEEP("assay.migrations.keep"),
    /** The longest time that tracing the migrations of one test may take. */
    MIGRATIONS_TIMEOUT("assay.migrations.timeout"),
    /** The folder of the reports. */
    REPORT_DIRECTORY("assay.report.dir"),
    /** Whether the run says on the console what it stands on and how it ended: true or false. */
    CONSOLE("assay.console"),
    /** The name of the run whose verdicts are merged; forks of one build share it. */
    RUN("assay.run"),
    /** The seed of all randomness. */
    SEED("assay.seed"),
    /** Whether evidence is attached to Allure results when Allure is on the class path: true or false. */
    ALLURE("assay.allure");

    private final String property;
    private final boolean secret;

    Key(String property) {
        this(property, false);
    }

    Key(String property, boolean secret) {
        this.property = property;
        this.secret = secret;
    }

    /** Return whether the value is a credential: it is read from the environment alone, and shown nowhere. */
    public boolean isSecret() {
        return secret;
    }

    /** Return the name as a system property or JUnit configuration parameter: {@code assay.report.dir}. */
    public String property() {
        return property;
    }

    /** Return the name as an environment variable: {@code ASSAY_REPORT_DIR}. */
    public String variable() {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static Optional<Key> named(String property) {
        return Arrays.stream(values())
                .filter(key -> key.property.equals(property))
                .findFirst();
    }

    static Optional<Key> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(key -> key.variable().equals(variable))
                .findFirst();
    }

    static List<String> properties() {
        return Arrays.stream(values()).map(Key::property).toList();
    }
}
