package dev.assay.benchmarks;

import java.util.List;

/**
 * The figures of the start benchmark; README.md defines them.
 *
 * @param coldSeconds JVM start to the first test with an empty cache
 * @param warmSeconds the same with the cache filled
 * @param warmOverZonky that, divided by the peer's
 * @param oneMoreMillis one more database, asked for back to back
 * @param zonkyClassOverOneMore one more class of the peer's, divided by that
 */
record StartFigures(
        double coldSeconds,
        double warmSeconds,
        double warmOverZonky,
        double oneMoreMillis,
        double zonkyClassOverOneMore) {

    List<Goal> goals() {
        return List.of(
                Goal.atMost("warm_over_zonky", warmOverZonky, 0.5),
                Goal.atLeast("zonky_class_over_one_more", zonkyClassOverOneMore, 20));
    }

    String json() {
        return new JsonLine()
                .figure("cold_s", 3, coldSeconds)
                .figure("warm_s", 3, warmSeconds)
                .figure("warm_over_zonky", 3, warmOverZonky)
                .figure("one_more_ms", 2, oneMoreMillis)
                .figure("zonky_class_over_one_more", 1, zonkyClassOverOneMore)
                .toString();
    }
}
