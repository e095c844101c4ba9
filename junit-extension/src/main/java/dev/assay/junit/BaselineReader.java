package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import dev.assay.comparison.BaselineSide;
import dev.assay.database.OtherServer;
import dev.assay.database.ServerSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Turns a {@link Baseline} into what an operation is compared with.
 *
 * @param body the operation
 * @param session makes databases
 */
record BaselineReader(Body body, Session session) {
    private static final Pattern MAJOR = Pattern.compile("[1-9][0-9]?");
    private static final Pattern IMAGE = Pattern.compile("[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9._-]+");

    /** Return the attributes that are given, as they would be written. */
    static List<String> given(Baseline asked) {
        Map<String, String> all = new TreeMap<>();
        put(all, "version", asked.version());
        put(all, "method", asked.method());
        put(all, "settings", ", ", asked.settings());
        put(all, "sql", "; ", asked.sql());
        put(all, "server", asked.server());
        put(all, "classPath", asked.classPath());
        put(all, "file", asked.file());
        return all.entrySet().stream()
                .map(attribute -> attribute.getKey() + " = \"" + attribute.getValue() + "\"")
                .toList();
    }

    private static void put(Map<String, String> all, String attribute, String text) {
        Given.text(text).ifPresent(value -> all.put(attribute, value));
    }

    /** One empty text in a list is an answer, and no missing one. */
    private static void put(Map<String, String> all, String attribute, String between, String... texts) {
        if (texts.length > 0) {
            all.put(attribute, String.join(between, texts));
        }
    }

    BaselineSide read(Baseline asked) {
        if (!asked.method().isEmpty()) {
            return method(asked.method());
        }
        if (!asked.classPath().isEmpty()) {
            return BaselineSide.operation(
                    "the build at " + asked.classPath(),
                    OtherBuild.at(asked.classPath()).of(body)::call);
        }
        refuseTestDatabase(asked);
        if (asked.settings().length > 0) {
            return BaselineSide.settings(List.of(asked.settings()));
        }
        if (asked.sql().length > 0) {
            return BaselineSide.changedBy(List.of(asked.sql()));
        }
        return asked.server().isEmpty() ? schema(Given.text(asked.version())) : server(asked.server());
    }

    private BaselineSide method(String name) {
        Body other = body.named(name)
                .orElseThrow(() -> new MistakeException(
                        "@Baseline method = [" + name + "]",
                        "[" + body.context().getRequiredTestClass().getSimpleName()
                                + "] has no method of that name with the parameters of ["
                                + body.method().getName() + "]",
                        "Both are called alike",
                        Nearest.to(name, body.alike())
                                .map(nearest -> "method = \"" + nearest + "\"")
                                .orElse("void " + name + "(Worker worker)")));
        if (other.method().equals(body.method())) {
            throw new MistakeException(
                    "@Baseline method = [" + name + "]",
                    "it is the measured method itself",
                    "A comparison with itself shows nothing",
                    "the name of the method with the old query");
        }
        return BaselineSide.operation("the method " + name, other::call);
    }

    private BaselineSide schema(Optional<String> version) {
        String description = version.map(number -> "the schema of version " + number)
                .orElse("the schema before the newest migration");
        return BaselineSide.made(description, () -> provisioning().earlier(session, version));
    }

    private BaselineSide server(String name) {
        if (name.equals("configured")) {
            return BaselineSide.connections("the configured server", OtherServer.configured(session.configuration()));
        }
        UnaryOperator<ServerSpec> change = other(name);
        return BaselineSide.made("server " + name, () -> provisioning().elsewhere(session, change));
    }

    private static UnaryOperator<ServerSpec> other(String name) {
        if (MAJOR.matcher(name).matches()) {
            return spec -> spec.withMajorVersion(name);
        }
        if (IMAGE.matcher(name).matches()) {
            return spec -> spec.withImage(name);
        }
        throw new MistakeException(
                "@Baseline server = [" + name + "]",
                "it is neither a major version nor an image nor [configured]",
                "",
                "server = \"16\", or server = \"pgvector/pgvector:pg16\", or server = \"configured\"");
    }

    private Provisioning provisioning() {
        return Provisioning.of(body.context());
    }

    static void refuseSeveral(Baseline asked) {
        List<String> given = given(asked);
        if (given.size() > 1) {
            throw new MistakeException(
                    "@Baseline " + given,
                    "[" + given.size() + "] attributes are given, and only one can be the baseline",
                    "",
                    "@Baseline(" + given.get(0) + ")");
        }
    }

    private void refuseTestDatabase(Baseline asked) {
        if (body.seesDatabase()) {
            List<String> given = given(asked);
            throw new MistakeException(
                    "@LatencyBudget against = [" + (given.isEmpty() ? "@Baseline" : "@Baseline(" + given.get(0) + ")")
                            + "] on [" + body.method().getName() + "]",
                    "the method has a parameter of type [TestDatabase]",
                    "It is the measured database on both sides, so the method would be compared with itself",
                    "void " + body.method().getName()
                            + "(Worker worker), with worker.connection() as the only connection");
        }
    }
}
