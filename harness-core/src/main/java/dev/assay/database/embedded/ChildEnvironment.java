package dev.assay.database.embedded;

import dev.assay.configuration.Key;
import java.util.Arrays;
import java.util.Map;

/** The environment of programs that are started here: a fixed locale, and no credential that was meant for this process. */
final class ChildEnvironment {
    private ChildEnvironment() {}

    static void prepare(ProcessBuilder program) {
        Map<String, String> environment = program.environment();
        environment.put("LC_ALL", "C");
        Arrays.stream(Key.values()).filter(Key::isSecret).map(Key::variable).forEach(environment::remove);
    }
}
