package dev.assay.benchmarks;

import dev.assay.chaos.fuzz.FuzzPeers;
import dev.assay.chaos.fuzz.FuzzStreams;
import dev.assay.chaos.wire.WireFault;
import dev.assay.chaos.wire.WireFaults;
import dev.assay.chaos.wire.WireProxy;
import dev.assay.chaos.wire.WireRule;
import dev.assay.chaos.wire.WireTrigger;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sends any bytes through the wire proxy, and much traffic that it understands. */
final class FuzzBenchmark {
    private static final int STREAMS = 100_000;
    private static final int QUICK_STREAMS = 1_000;
    private static final int WORKERS = 4;
    private static final long TRAFFIC = 512L << 20;
    private static final long QUICK_TRAFFIC = 16L << 20;

    private FuzzBenchmark() {}

    static Outcome measure(Options options) throws Exception {
        long seed = options.seed().orElseGet(() -> new Random().nextLong());
        System.out.println("repeat with " + Options.SEED + seed);
        FuzzTally tally = streams(options.quick() ? QUICK_STREAMS : STREAMS, seed);
        WireTraffic traffic = WireTraffic.measure(options.quick() ? QUICK_TRAFFIC : TRAFFIC, seed);
        return outcome(tally, traffic);
    }

    private static Outcome outcome(FuzzTally tally, WireTraffic traffic) {
        Table table = new Table()
                .line("%,d streams: %,d changed without a fault, %,d hangs, %,d errors of the proxy, %,d faults struck"
                        .formatted(tally.streams(), tally.changed(), tally.hangs(), tally.failures(), tally.struck()))
                .line("%,d MiB both ways, unchanged by hash: %s; %.0f MiB/s read, %.0f MiB/s unread"
                        .formatted(traffic.mebibytes(), traffic.unchanged(), traffic.read(), traffic.unread()));
        JsonLine json = new JsonLine()
                .count("streams", tally.streams())
                .count("changed", tally.changed())
                .count("hangs", tally.hangs())
                .count("errors", tally.failures())
                .count("faults_struck", tally.struck())
                .count("mib", traffic.mebibytes())
                .count("unchanged", traffic.unchanged() ? 1 : 0)
                .figure("mib_s", 0, traffic.read())
                .figure("parsing_over_plain", 3, traffic.unread() / traffic.read());
        List<Goal> goals = List.of(
                Goal.none("changed", tally.changed()),
                Goal.none("hangs", tally.hangs()),
                Goal.none("errors", tally.failures()),
                Goal.atLeast("unchanged", traffic.unchanged() ? 1 : 0, 1),
                Goal.atMost("parsing_over_plain", traffic.unread() / traffic.read(), 1.3));
        return new Outcome(table.toString(), goals, json.toString());
    }

    private static FuzzTally streams(int streams, long seed) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Callable<FuzzTally>> work = IntStream.range(0, WORKERS)
                    .<Callable<FuzzTally>>mapToObj(
                            worker -> () -> share(streams / WORKERS, seed + (long) worker * streams, worker % 2 == 1))
                    .toList();
            FuzzTally total = FuzzTally.NONE;
            for (Future<FuzzTally> share : workers.invokeAll(work)) {
                total = total.plus(share.get());
            }
            return total;
        } finally {
            workers.shutdownNow();
        }
    }

    /** One worker's streams, through a proxy that arms faults or one that arms none. */
    private static FuzzTally share(int streams, long seed, boolean faulty) throws IOException {
        WireFaults faults = faulty ? WireFaults.seeded(seed, rules()) : WireFaults.of();
        try (FuzzPeers peers = new FuzzPeers();
                WireProxy proxy = WireProxy.start("127.0.0.1", peers.port(), faults)) {
            FuzzTally tally = FuzzTally.NONE;
            for (int stream = 0; stream < streams; stream++) {
                tally = tally.plus(talk(peers, proxy, new Random(seed + stream), faulty));
            }
            return tally.plus(new FuzzTally(
                    0, 0, 0, proxy.failures().size(), faults.journal().size()));
        }
    }

    private static FuzzTally talk(FuzzPeers peers, WireProxy proxy, Random random, boolean faulty) {
        byte[] client = new FuzzStreams(random).client();
        byte[] server = new FuzzStreams(random).server();
        try {
            FuzzPeers.Heard heard = peers.talk(proxy.endpoint(), client, server, random);
            boolean same = heard.byServer().equals(ByteBuffer.wrap(client))
                    && heard.byClient().equals(ByteBuffer.wrap(server));
            return new FuzzTally(1, faulty || same ? 0 : 1, 0, 0, 0);
        } catch (Exception hanging) {
            return new FuzzTally(1, 0, 1, 0, 0);
        }
    }

    private static WireRule[] rules() {
        return new WireRule[] {
            sometimes(WireTrigger.statement("COMMIT"), WireFault.loseReply()),
            sometimes(WireTrigger.statement("SELECT"), WireFault.error("40001")),
            sometimes(WireTrigger.statement("BEGIN"), WireFault.lie()),
            sometimes(WireTrigger.statement("INSERT"), WireFault.drop()),
            sometimes(WireTrigger.clientMessage('P'), WireFault.truncate(7)),
            sometimes(WireTrigger.clientMessage('Q'), WireFault.corruptByte(3)),
            sometimes(WireTrigger.serverMessage('D'), WireFault.corruptType()),
            sometimes(WireTrigger.serverMessage('T'), WireFault.cut()),
            sometimes(WireTrigger.authentication(), WireFault.error("28P01"))
        };
    }

    private static WireRule sometimes(WireTrigger trigger, WireFault fault) {
        return WireRule.when(trigger).always().probability(0.1).then(fault);
    }
}
