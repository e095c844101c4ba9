package dev.assay.chaos.wire;

import static dev.assay.chaos.wire.WireFault.corruptByte;
import static dev.assay.chaos.wire.WireFault.cut;
import static dev.assay.chaos.wire.WireFault.delay;
import static dev.assay.chaos.wire.WireFault.drop;
import static dev.assay.chaos.wire.WireFault.error;
import static dev.assay.chaos.wire.WireFault.lie;
import static dev.assay.chaos.wire.WireFault.loseReply;
import static dev.assay.chaos.wire.WireFault.noticeFlood;
import static dev.assay.chaos.wire.WireFault.truncate;
import static dev.assay.chaos.wire.WireRule.when;
import static dev.assay.chaos.wire.WireTrigger.clientMessage;
import static dev.assay.chaos.wire.WireTrigger.copyIn;
import static dev.assay.chaos.wire.WireTrigger.serverMessage;
import static dev.assay.chaos.wire.WireTrigger.startup;
import static dev.assay.chaos.wire.WireTrigger.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.fuzz.FuzzPeers;
import dev.assay.chaos.fuzz.FuzzStreams;
import io.netty.util.ResourceLeakDetector;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of any bytes in both directions: they pass, and nothing of the proxy breaks. */
@Timeout(1800)
final class FuzzTest {
    private static final long SEED = Long.getLong("wire.fuzz.seed", new Random().nextLong());

    private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

    @BeforeEach
    void lookForLeaks() {
        System.out.println("repeat with -Dwire.fuzz.seed=" + SEED);
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        LeakWatch.start();
    }

    @AfterEach
    void restore() {
        ResourceLeakDetector.setLevel(before);
        LeakWatch.stop();
    }

    @Test
    void bytesAreUnchangedWhenNoFaultApplies() throws Exception {
        unchanged(500);
    }

    @Test
    void faultsInAnyStreamEndInOrder() throws Exception {
        faulty(500);
    }

    @Test
    @Tag("proof")
    void tenThousandStreams() throws Exception {
        unchanged(5_000);
        faulty(5_000);
    }

    private static void unchanged(int streams) throws Exception {
        WireRule never = when(statement("COMMIT")).nth(Long.MAX_VALUE).then(cut());
        try (FuzzPeers peers = new FuzzPeers();
                WireProxy proxy = WireProxy.start("127.0.0.1", peers.port(), WireFaults.of(never))) {
            for (int stream = 0; stream < streams; stream++) {
                Random random = new Random(SEED + stream);
                byte[] client = new FuzzStreams(random).client();
                byte[] server = new FuzzStreams(random).server();
                FuzzPeers.Heard heard = peers.talk(proxy.endpoint(), client, server, random);
                assertThat(proxy.failures()).isEmpty();
                assertThat(heard.byServer().equals(ByteBuffer.wrap(client)))
                        .as("stream %d, client", stream)
                        .isTrue();
                assertThat(heard.byClient().equals(ByteBuffer.wrap(server)))
                        .as("stream %d, server", stream)
                        .isTrue();
            }
            assertThat(proxy.failures()).isEmpty();
        }
        assertThat(LeakWatch.leaks()).isEmpty();
    }

    private static void faulty(int streams) throws Exception {
        WireFaults faults = WireFaults.seeded(SEED, rules());
        try (FuzzPeers peers = new FuzzPeers();
                WireProxy proxy = WireProxy.start("127.0.0.1", peers.port(), faults)) {
            for (int stream = 0; stream < streams; stream++) {
                Random random = new Random(SEED + stream);
                byte[] client = new FuzzStreams(random).client();
                peers.talk(proxy.endpoint(), client, new FuzzStreams(random).server(), random);
            }
            assertThat(proxy.failures()).isEmpty();
            // About one stream in eight is struck, more or fewer by the seed; far fewer would mean that the rules meet
            // nothing.
            assertThat(faults.journal()).hasSizeGreaterThan(streams / 25);
        }
        assertThat(LeakWatch.leaks()).isEmpty();
    }

    private static WireRule[] rules() {
        return new WireRule[] {
            sometimes(when(statement("COMMIT")).then(loseReply())),
            sometimes(when(statement("SELECT")).then(error("40001"))),
            sometimes(when(statement("BEGIN")).then(lie())),
            sometimes(when(statement("INSERT")).then(drop())),
            sometimes(when(statement("SELECT")).then(noticeFlood(3, 10))),
            sometimes(when(clientMessage('P')).then(truncate(7))),
            sometimes(when(clientMessage('Q')).then(corruptByte(3))),
            sometimes(when(serverMessage('D')).then(delay(Duration.ofMillis(1)))),
            sometimes(when(serverMessage('T')).then(cut())),
            sometimes(when(serverMessage('R')).then(error("28P01"))),
            sometimes(when(copyIn()).afterBytes(10).then(cut())),
            sometimes(when(startup()).then(error("53300")))
        };
    }

    private static WireRule sometimes(WireRule rule) {
        return new WireRule(
                rule.trigger(), rule.who(), 1, Long.MAX_VALUE, 0.1, rule.phase(), rule.bytes(), rule.fault());
    }
}
