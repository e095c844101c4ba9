package dev.assay.report;

/** What makes two verdicts of one run the same, so that the later replaces the earlier. */
record VerdictKey(String module, String kind, String test, String promise, int ordinal) {
    static VerdictKey of(VerdictEntry verdict) {
        return new VerdictKey(
                verdict.module(),
                verdict.kind(),
                verdict.origin().test(),
                verdict.promise().name(),
                verdict.ordinal());
    }

    VerdictKey withOrdinal(int other) {
        return new VerdictKey(module, kind, test, promise, other);
    }
}
