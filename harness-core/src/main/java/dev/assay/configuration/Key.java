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
    /** How many clones of a template are kept ready; 0 makes each clone when it is asked for. */
    POOL_SIZE("assay.pool.size"),
    /** How long a latency budget measures before its first verdict. */
    LOAD_DURATION("assay.latency-budget.duration"),
    /** How long a latency budget runs before it measures. */
    LOAD_WARMUP("assay.latency-budget.warmup"),
    /** The longest time that one check may measure to become certain. */
    TIME_LIMIT("assay.limit.time"),
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

    Key(String property) {
        this.property = property;
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
