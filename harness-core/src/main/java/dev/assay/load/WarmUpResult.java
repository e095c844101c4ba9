package dev.assay.load;

import java.time.Duration;

/**
 * What a warm-up has shown.
 *
 * @param recording what was measured meanwhile, in windows of 20 ms; belongs to no result
 * @param took how long it was driven, without the ramp; where that was fixed, as long as was asked for
 * @param steadiness whether the load was steady at the end
 * @param drifting how much of that time latencies were different from later ones, by MSER-5; zero where nobody asked
 * @param prepared whether every worker had run each prepared statement at least 11 times, so that the driver has a named
 *     statement and the server has chosen between a generic and a custom plan
 */
public record WarmUpResult(
        Recording recording, Duration took, Steadiness steadiness, Duration drifting, boolean prepared) {
    @Override
    public String toString() {
        String time = "[" + took.toMillis() + " ms]";
        return switch (steadiness) {
            case STEADY -> "steady after " + time;
            case NOT_STEADY -> "not steady after " + time + (prepared ? "" : ", statements not prepared yet");
            case NOT_ASKED -> "fixed at " + time;
        };
    }
}
