package dev.assay.benchmarks;

import dev.assay.chaos.proxy.FaultProxyMain;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** The fault proxy without faults beside the direct way, haproxy, and Toxiproxy if one is given; a process for each. */
final class ProxyBenchmark {
    /** The system property with the URL of a Toxiproxy server on this machine. */
    static final String TOXIPROXY = "assay.toxiproxy.url";

    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern SERVER = Pattern.compile("benchmark-mark " + ProxyServerMain.PORT + " (\\d+)");
    private static final Pattern PROXY = Pattern.compile("listens on http://[^ ]*:(\\d+) with seed");
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private ProxyBenchmark() {}

    static Outcome measure(Options options) throws Exception {
        Path program = Haproxy.find(System.getenv().getOrDefault("PATH", ""));
        long seed = options.seed().orElseGet(() -> new Random().nextLong());
        System.out.println("repeat with " + Options.SEED + seed);
        try (Workspace workspace = Workspace.create();
                Service server = Service.java("-Xmx256m", ProxyServerMain.class)) {
            int port = server.number(SERVER);
            try (Service embedded = Service.java("-Xmx256m", FaultProxyMain.class, "--port=0", "--seed=" + seed);
                    Haproxy haproxy = Haproxy.start(program, workspace.directory("haproxy"), port);
                    Given given = Given.open(port)) {
                Map<String, Integer> ports = new LinkedHashMap<>();
                ports.put(ProxyMeasurements.DIRECT, port);
                ports.put(ProxyMeasurements.EMBEDDED, proxied(LOOPBACK, embedded.number(PROXY), port));
                ports.put(ProxyMeasurements.HAPROXY, haproxy.port());
                given.port().ifPresent(known -> ports.put("toxiproxy", known));
                ProxyEffort effort = ProxyEffort.of(options);
                List<Mark> marks = client(workspace, seed, effort, ports);
                Map<String, Double> memory = Map.of(
                        ProxyMeasurements.EMBEDDED, embedded.peakMebibytes(),
                        ProxyMeasurements.HAPROXY, haproxy.service().peakMebibytes());
                return new ProxyMeasurements(List.copyOf(ports.keySet()), effort, memory, marks).outcome();
            }
        }
    }

    private static List<Mark> client(Workspace workspace, long seed, ProxyEffort effort, Map<String, Integer> ports)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Long.toString(seed)));
        words.addAll(effort.words());
        ports.forEach((name, port) -> words.add(name + "=" + port));
        return new ChildJvm(List.of("-Xmx256m"), ClassPath.whole(), workspace.directory("client"))
                .run(LIMIT, ProxyClientMain.class, words.toArray(String[]::new));
    }

    private static int proxied(String host, int apiPort, int port) throws IOException {
        return port(
                new ToxiproxyClient(host, apiPort).createProxy("benchmark", LOOPBACK + ":0", LOOPBACK + ":" + port));
    }

    private static int port(Proxy proxy) {
        String listen = proxy.getListen();
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    /** A proxy on the Toxiproxy server that is given by URL, if one is. */
    private record Given(Optional<Proxy> proxy) implements AutoCloseable {
        static Given open(int port) throws IOException {
            String text = System.getProperty(TOXIPROXY, "");
            if (text.isEmpty()) {
                return new Given(Optional.empty());
            }
            URI url = URI.create(text);
            return new Given(Optional.of(new ToxiproxyClient(url.getHost(), url.getPort())
                    .createProxy("assay-benchmark", LOOPBACK + ":0", LOOPBACK + ":" + port)));
        }

        Optional<Integer> port() {
            return proxy.map(ProxyBenchmark::port);
        }

        @Override
        public void close() throws IOException {
            if (proxy.isPresent()) {
                proxy.get().delete();
            }
        }
    }
}
