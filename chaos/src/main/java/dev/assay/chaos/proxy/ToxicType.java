package dev.assay.chaos.proxy;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The kinds of toxic: their attributes, the bounds of these, and the behaviour that they make. */
@SuppressWarnings("ImmutableEnumChecker") // The functions are references to methods and hold nothing.
enum ToxicType {
    LATENCY(List.of("latency", "jitter"), ToxicType::latencyBounds, Latency::new),
    BANDWIDTH(List.of("rate"), ToxicType::bandwidthBounds, (attributes, random) -> new Bandwidth(attributes)),
    SLOW_CLOSE(List.of("delay"), ToxicType::unbounded, (attributes, random) -> new SlowClose(attributes)),
    TIMEOUT(List.of("timeout"), ToxicType::unbounded, (attributes, random) -> new Timeout(attributes)),
    RESET_PEER(List.of("timeout"), ToxicType::unbounded, (attributes, random) -> new ResetPeer(attributes)),
    SLICER(List.of("average_size", "size_variation", "delay"), ToxicType::slicerBounds, Slicer::new),
    LIMIT_DATA(List.of("bytes"), ToxicType::unbounded, (attributes, random) -> new LimitData(attributes)),
    NOOP(List.of(), ToxicType::unbounded, (attributes, random) -> new Noop());

    private static final long LARGEST_JITTER = (1L << 62) - 1;

    private final List<String> attributeNames;
    private final Consumer<Attributes> bounds;
    private final BiFunction<Attributes, SplittableRandom, Toxic> behaviour;

    ToxicType(
            List<String> attributeNames,
            Consumer<Attributes> bounds,
            BiFunction<Attributes, SplittableRandom, Toxic> behaviour) {
        this.attributeNames = attributeNames;
        this.bounds = bounds;
        this.behaviour = behaviour;
    }

    /** Returns the type of that name; the letter case counts. */
    static ToxicType parse(String name) {
        for (ToxicType type : values()) {
            if (type.typeName().equals(name)) {
                return type;
            }
        }
        throw new ApiException(400, "invalid toxic type");
    }

    String typeName() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> attributeNames() {
        return attributeNames;
    }

    /** Returns the attributes, or refuses those that no behaviour can be made of. */
    Attributes checked(Attributes attributes) {
        bounds.accept(attributes);
        return attributes;
    }

    Toxic behaviour(Attributes attributes, SplittableRandom random) {
        return behaviour.apply(attributes, random);
    }

    private static void unbounded(Attributes attributes) {}

    private static void latencyBounds(Attributes attributes) {
        require(attributes, "jitter", Long.MIN_VALUE, LARGEST_JITTER);
    }

    private static void bandwidthBounds(Attributes attributes) {
        require(attributes, "rate", 0, Long.MAX_VALUE);
    }

    private static void slicerBounds(Attributes attributes) {
        require(attributes, "average_size", 1, Long.MAX_VALUE);
        require(attributes, "size_variation", 0, attributes.get("average_size"));
    }

    private static void require(Attributes attributes, String name, long least, long most) {
        long value = attributes.get(name);
        if (value < least) {
            throw new ApiException(400, "invalid attribute: " + name + " is [" + value + "], at least " + least);
        }
        if (value > most) {
            throw new ApiException(400, "invalid attribute: " + name + " is [" + value + "], at most " + most);
        }
    }
}
