package dev.assay.chaos.proxy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The flags of the fault proxy as a process.
 *
 * @param config a file with proxies to begin with
 * @param onlyVersion whether the version was asked for, and nothing else is to be done
 */
record CommandLine(FaultProxyOptions options, @Nullable Path config, boolean onlyVersion) {
    static final String USAGE = """
            usage: java -jar assay-fault-proxy.jar [--host HOST] [--port PORT] [--seed NUMBER] [--config FILE]
                   [--proxy-metrics] [--runtime-metrics] [--version]
              --host HOST     address that the HTTP API listens on (localhost)
              --port PORT     port that the HTTP API listens on, 0 for a free one (8474)
              --seed NUMBER   seed of all randomness (drawn anew, and printed)
              --config FILE   JSON array of proxies to begin with, as POST /populate takes it
              --proxy-metrics    show the bytes of each proxy at /metrics
              --runtime-metrics  show figures of the process at /metrics
              --version       print the version and end
            One dash does as well as two, and --flag=value as well as --flag value.
            """;

    /**
     * Reads the flags.
     *
     * @throws IllegalArgumentException with what is wrong, if a flag is unknown or its value unusable
     */
    static CommandLine parse(String... arguments) {
        CommandLine line = new CommandLine(FaultProxyOptions.defaults(), null, false);
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            String argument = left.remove();
            int equals = argument.indexOf('=');
            if (equals > 0) {
                left.push(argument.substring(equals + 1));
            }
            line = line.with(equals > 0 ? argument.substring(0, equals) : argument, left);
        }
        return line;
    }

    private CommandLine with(String flag, Deque<String> left) {
        return switch (flag) {
            case "--host", "-host" -> with(options.withHost(value(flag, left)));
            case "--port", "-port" -> with(options.withPort(port(flag, left)));
            case "--seed", "-seed" -> with(options.withSeed(number(flag, left)));
            case "--config", "-config" -> new CommandLine(options, Path.of(value(flag, left)), onlyVersion);
            case "--proxy-metrics", "-proxy-metrics" -> with(Metrics.PROXY);
            case "--runtime-metrics", "-runtime-metrics" -> with(Metrics.RUNTIME);
            case "--version", "-version" -> new CommandLine(options, config, true);
            default -> throw new IllegalArgumentException("unknown flag [" + flag + "]");
        };
    }

    private CommandLine with(Metrics more) {
        Set<Metrics> metrics = new HashSet<>(options.metrics());
        metrics.add(more);
        return with(options.withMetrics(metrics));
    }

    private CommandLine with(FaultProxyOptions changed) {
        return new CommandLine(changed, config, onlyVersion);
    }

    private static String value(String flag, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException("no value for " + flag);
        }
        return left.remove();
    }

    private static int port(String flag, Deque<String> left) {
        long port = number(flag, left);
        if (port != (int) port) {
            throw new IllegalArgumentException(flag + " is [" + port + "], must be 0 to 65535");
        }
        return (int) port;
    }

    private static long number(String flag, Deque<String> left) {
        String text = value(flag, left);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(flag + " is [" + text + "], must be a whole number", notANumber);
        }
    }
}
