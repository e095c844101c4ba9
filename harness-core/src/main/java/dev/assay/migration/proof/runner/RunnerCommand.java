package dev.assay.migration.proof.runner;

import dev.assay.configuration.Key;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/**
 * How a JVM is started that has the class path, the time zone and the environment of this one, without what would change or watch
 * it and without passwords.
 *
 * @param java the program
 * @param classPath of any length, which no command line would take
 */
record RunnerCommand(Path java, String classPath) {
    /** A debugger's address is taken by this JVM, and an agent would write into its files. */
    private static final List<String> OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Return the one of this JVM. */
    static RunnerCommand own() {
        return new RunnerCommand(
                Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"));
    }

    /** Start it. */
    RunnerChild start() throws IOException {
        Path arguments = Files.createTempFile("assay-runner-", ".arguments");
        try {
            Files.writeString(arguments, "-cp " + quoted(classPath), Charset.forName(nativeEncoding()));
            return new RunnerChild(builder(arguments).start(), arguments);
        } catch (IOException refused) {
            Files.delete(arguments);
            throw refused;
        }
    }

    private ProcessBuilder builder(Path arguments) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Duser.timezone=" + TimeZone.getDefault().getID(),
                        "@" + arguments,
                        RunnerProcess.class.getName()))
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        OPTIONS.forEach(environment::remove);
        Arrays.stream(Key.values()).filter(Key::isSecret).map(Key::variable).forEach(environment::remove);
        return builder;
    }

    /** As the launcher reads such a file. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String nativeEncoding() {
        return System.getProperty("native.encoding", Charset.defaultCharset().name());
    }
}
