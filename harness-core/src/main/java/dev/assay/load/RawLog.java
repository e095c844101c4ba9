package dev.assay.load;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every single operation of a load, for those who want to compute figures of their own. Immutable. */
public final class RawLog {
    private static final Comparator<Entry> IN_TIME = Comparator.comparingLong(Entry::startNanos);

    private final List<RawTrack> tracks;

    RawLog(List<RawTrack> tracks) {
        this.tracks = List.copyOf(tracks);
    }

    /**
     * One operation; times are those of the run's ticker.
     *
     * @param worker the client that ran it
     * @param operation its name in the mix
     * @param intendedNanos when it was to start; the same as its start in a closed load
     * @param startNanos when it started
     * @param endNanos when it ended
     * @param state the SQLSTATE of its failure, empty if it succeeded
     */
    public record Entry(
            int worker, String operation, long intendedNanos, long startNanos, long endNanos, String state) {
        /** Return whether it succeeded. */
        public boolean succeeded() {
            return state.isEmpty();
        }

        /** Return its latency, counted from the intended start. */
        public long latencyNanos() {
            return endNanos - intendedNanos;
        }
    }

    /** Return how many operations are kept. */
    public long size() {
        return tracks.stream().mapToLong(RawTrack::size).sum();
    }

    /** Return the operations in the order in which they started. */
    public Stream<Entry> entries() {
        return tracks.stream()
                .flatMap(track -> IntStream.range(0, track.size()).mapToObj(track::entry))
                .sorted(IN_TIME);
    }

    /** Return the exact latencies of all successes, ascending, in nanoseconds. */
    public long[] latencies() {
        return entries()
                .filter(Entry::succeeded)
                .mapToLong(Entry::latencyNanos)
                .sorted()
                .toArray();
    }

    /** Write one line for each operation, after a line that names the columns; times in nanoseconds. */
    public void writeCsv(Appendable out) throws IOException {
        out.append("worker,operation,intended_ns,start_ns,end_ns,sqlstate\n");
        for (Entry entry : (Iterable<Entry>) entries()::iterator) {
            out.append(line(entry)).append('\n');
        }
    }

    private static String line(Entry entry) {
        return entry.worker() + "," + quoted(entry.operation()) + "," + entry.intendedNanos() + "," + entry.startNanos()
                + "," + entry.endNanos() + "," + entry.state();
    }

    private static String quoted(String name) {
        return name.matches("[^\",\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
