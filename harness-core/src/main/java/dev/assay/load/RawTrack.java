package dev.assay.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one worker notes of each of its operations, in arrays that grow by doubling. Not thread-safe. */
final class RawTrack {
    private static final int TIMES = 3;
    private static final int FIRST_SIZE = 1024;
    private static final byte SUCCESS = -1;
    private static final byte MOST_STATES = Byte.MAX_VALUE;
    private static final String OTHER = "other";

    private final int worker;
    private final List<String> names;
    private final Map<String, Byte> states = new LinkedHashMap<>();
    /** Intended start, start and end of one operation after the other. */
    private long[] times = new long[TIMES * FIRST_SIZE];

    private short[] parts = new short[FIRST_SIZE];
    private byte[] outcomes = new byte[FIRST_SIZE];
    private int size;

    RawTrack(int worker, List<String> names) {
        this.worker = worker;
        this.names = names;
    }

    void success(int part, long intended, long start, long end) {
        add(part, intended, start, end, SUCCESS);
    }

    void failure(int part, long intended, long start, long end, String state) {
        add(part, intended, start, end, outcome(state));
    }

    int size() {
        return size;
    }

    RawLog.Entry entry(int index) {
        return new RawLog.Entry(
                worker,
                names.get(parts[index]),
                times[TIMES * index],
                times[TIMES * index + 1],
                times[TIMES * index + 2],
                state(outcomes[index]));
    }

    private void add(int part, long intended, long start, long end, byte outcome) {
        if (size == parts.length) {
            grow();
        }
        times[TIMES * size] = intended;
        times[TIMES * size + 1] = start;
        times[TIMES * size + 2] = end;
        parts[size] = (short) part;
        outcomes[size] = outcome;
        size++;
    }

    private void grow() {
        times = Arrays.copyOf(times, 2 * times.length);
        parts = Arrays.copyOf(parts, 2 * parts.length);
        outcomes = Arrays.copyOf(outcomes, 2 * outcomes.length);
    }

    /** PostgreSQL has some 270 states, but one load does not meet half of them. */
    private byte outcome(String state) {
        boolean room = states.containsKey(state) || states.size() < MOST_STATES - 1;
        String kept = room ? state : OTHER;
        return states.computeIfAbsent(kept, unknown -> (byte) states.size());
    }

    private String state(byte outcome) {
        return outcome == SUCCESS
                ? ""
                : states.keySet().stream().skip(outcome).findFirst().orElse(OTHER);
    }
}
