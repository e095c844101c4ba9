package dev.assay.chaos.proxy;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Writes what {@code /metrics} shows, in Prometheus' text format 0.0.4.
 *
 * <p>Toxiproxy counts the bytes of a connection when it ends; here they count at once.
 */
record MetricsText(Set<Metrics> wanted, TrafficCounts counts) {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (wanted.contains(Metrics.PROXY)) {
            bytes(text, "received", "Bytes read from the sender.", Traffic::receivedBytes);
            bytes(text, "sent", "Bytes handed to the receiver's socket.", Traffic::sentBytes);
        }
        if (wanted.contains(Metrics.RUNTIME)) {
            runtime(text);
        }
        return text.toString();
    }

    private void bytes(StringBuilder text, String what, String help, ToLongFunction<Traffic> value) {
        String name = "toxiproxy_proxy_" + what + "_bytes_total";
        head(text, name, "counter", help);
        for (Map.Entry<Traffic.Label, Traffic> entry : counts.all().entrySet()) {
            text.append(name).append(labels(entry.getKey())).append(' ');
            text.append(value.applyAsLong(entry.getValue())).append('\n');
        }
    }

    private static String labels(Traffic.Label label) {
        return "{direction=\"%s\",listener=\"%s\",proxy=\"%s\",upstream=\"%s\"}"
                .formatted(
                        label.direction().name().toLowerCase(Locale.ROOT),
                        escaped(label.listener()),
                        escaped(label.proxy()),
                        escaped(label.upstream()));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static void runtime(StringBuilder text) {
        double cpuNanos = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(duration -> (double) duration.toNanos())
                .orElse(0.0);
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        single(text, "process_cpu_seconds_total", "counter", "Processor time used.", cpuNanos / NANOS_PER_SECOND);
        single(text, "process_start_time_seconds", "gauge", "Start, in Unix time.", start / MILLIS_PER_SECOND);
        single(text, "jvm_memory_used_bytes", "gauge", "Heap in use.", (double) heap);
        single(text, "jvm_threads_current", "gauge", "Threads that live.", threads);
    }

    private static void single(StringBuilder text, String name, String type, String help, double value) {
        head(text, name, type, help);
        text.append(String.format(Locale.ROOT, "%s %.3f\n", name, value));
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
