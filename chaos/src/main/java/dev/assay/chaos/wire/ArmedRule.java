package dev.assay.chaos.wire;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A rule and how far it has come. Safe for use by many threads. */
final class ArmedRule {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final int index;
    private final WireRule rule;
    private final long seed;
    private final @Nullable Set<Position> script;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong chosen = new AtomicLong();
    private volatile boolean inForce = true;

    /** A script, where there is one, replaces occurrence, times and probability. */
    ArmedRule(int index, WireRule rule, long seed, @Nullable Set<Position> script) {
        this.index = index;
        this.rule = rule;
        this.seed = seed;
        this.script = script;
    }

    WireRule rule() {
        return rule;
    }

    int index() {
        return index;
    }

    /** Count and strike from now on, or no longer. */
    void inForce(boolean now) {
        inForce = now;
    }

    /** Count one more occurrence and say whether the fault shall strike it; the counts belong to the connection. */
    Optional<WireHit> occurs(WireClient client, long[] counts) {
        if (!inForce || !rule.who().include(client)) {
            return Optional.empty();
        }
        long occurrence = ++counts[index];
        OptionalLong struck = strikes(new Position(client.ordinal(), occurrence))
                ? OptionalLong.of(occurrence)
                : OptionalLong.empty();
        return struck.isEmpty()
                ? Optional.empty()
                : Optional.of(new WireHit(
                        index,
                        client.ordinal(),
                        occurrence,
                        client.applicationName(),
                        rule.fault().toString()));
    }

    private boolean strikes(Position position) {
        if (script != null) {
            return script.contains(position);
        }
        boolean due = seen.incrementAndGet() >= rule.nth() && draw(position) < rule.probability();
        return due && chosen.getAndUpdate(count -> Math.min(count + 1, rule.times())) < rule.times();
    }

    /** The draw of one position, whatever the order in which threads come. */
    private double draw(Position position) {
        long key = mix(mix(mix(seed + STEP) + index) + position.connection()) + position.occurrence();
        return (mix(key) >>> 11) * UNIT;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return (second ^ (second >>> 31)) + STEP;
    }

    record Position(long connection, long occurrence) {}
}
