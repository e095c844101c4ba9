package dev.assay.report;

import dev.assay.check.Sink;

/**
 * What a sink threw.
 *
 * @param sink the sink's class, without its package
 * @param what what it was doing when it first failed
 * @param cause what it first threw
 * @param times how often it failed
 */
record SinkFailure(String sink, String what, String cause, int times) {
    static SinkFailure of(Sink sink, String what, Throwable failure) {
        String name = sink.getClass().getName();
        return new SinkFailure(name.substring(name.lastIndexOf('.') + 1), what, describe(failure), 1);
    }

    SinkFailure again() {
        return new SinkFailure(sink, what, cause, times + 1);
    }

    String write() {
        String count = times == 1 ? "" : ", " + times + " times";
        return sink + " could not " + what + count + ": " + cause;
    }

    private static String describe(Throwable failure) {
        return failure.toString().lines().findFirst().orElse("");
    }
}
