package dev.assay.chaos.network;

import dev.assay.chaos.fault.Effect;
import dev.assay.chaos.fault.Endpoint;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Lengths;
import dev.assay.chaos.fault.Target;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every answer of the database arrives late; order is kept and nothing is lost.
 *
 * @param delay how late, in whole milliseconds, at least one
 * @param jitter the delay varies evenly by this much to either side, in whole milliseconds
 */
public record Latency(Duration delay, Duration jitter) implements Fault {
    /** How it is written. */
    public static final FaultForm FORM =
            new FaultForm("latency", "latency(T) L or latency(T, jitter J) L", "latency(300ms) 2s", arguments -> {
                Duration delay = arguments.duration();
                return new Latency(delay, arguments.named("jitter", Duration.ZERO));
            });

    /** Less than this goes down in the times that calls take anyway. */
    private static final Duration LEAST = Duration.ofMillis(20);

    @Override
    public String write() {
        String variation = jitter.isZero() ? "" : ", jitter " + Lengths.write(jitter);
        return "latency(" + Lengths.write(delay) + variation + ")";
    }

    @Override
    public Healing inject(Target target) throws IOException {
        Endpoint endpoint = target.endpoint();
        var toxic = endpoint.proxy()
                .toxics()
                .latency(endpoint.toxicName("latency"), ToxicDirection.DOWNSTREAM, delay.toMillis());
        if (!jitter.isZero()) {
            toxic.setJitter(jitter.toMillis());
        }
        return toxic::remove;
    }

    /** A delay beyond the deadline of the calls makes them fail instead of slow, which is also seen. */
    @Override
    public boolean shows(Effect effect) {
        return effect.failures() > 0 || effect.medianRise().compareTo(delay.dividedBy(2)) >= 0;
    }

    /** One that outlasts its step can never be seen, whatever the operations do. */
    @Override
    public Duration shortest() {
        return delay.multipliedBy(2);
    }

    @Override
    public List<Fault> milder() {
        Stream<Latency> steady = Stream.of(new Latency(delay, Duration.ZERO)).filter(latency -> !latency.equals(this));
        Stream<Latency> quicker = Stream.of(new Latency(half(delay), half(jitter)))
                .filter(latency -> latency.delay.compareTo(LEAST) >= 0);
        return Stream.<Fault>concat(steady, quicker).toList();
    }

    private static Duration half(Duration time) {
        return Duration.ofMillis(time.toMillis() / 2);
    }

    @Override
    public String sign() {
        return "a call failed or the median rose by " + delay.dividedBy(2).toMillis() + " ms";
    }
}
