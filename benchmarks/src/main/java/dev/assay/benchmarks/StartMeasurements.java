package dev.assay.benchmarks;

import java.util.List;

/**
 * What the start benchmark measured.
 *
 * @param assayCold JVM start to the first test, nothing cached
 * @param zonkyCold the same, binaries not yet unpacked
 * @param assayWarm JVM start to the first test, cache filled
 * @param zonkyWarm the same, binaries unpacked
 * @param assaySeries marks of {@link AssayDatabasesMain}
 * @param zonkySeries marks of {@link ZonkyClassesMain}
 */
record StartMeasurements(
        List<Mark> assayCold,
        List<Mark> zonkyCold,
        List<Mark> assayWarm,
        List<Mark> zonkyWarm,
        List<Mark> assaySeries,
        List<Mark> zonkySeries) {

    Outcome outcome() {
        return new Outcome(table().toString(), figures().goals(), figures().json());
    }

    StartFigures figures() {
        double warm = start(assayWarm).median();
        double oneMore = assay(AssayDatabasesMain.BACK_TO_BACK).median();
        return new StartFigures(
                start(assayCold).median() / 1000,
                warm / 1000,
                warm / start(zonkyWarm).median(),
                oneMore,
                zonky(ZonkyClassesMain.CLASS).median() / oneMore);
    }

    Table table() {
        return new Table()
                .row("JVM start to first test, cold, Assay", start(assayCold))
                .row("JVM start to first test, cold, zonky + Flyway", start(zonkyCold))
                .row("JVM start to first test, warm, Assay", start(assayWarm))
                .row("JVM start to first test, warm, zonky + Flyway", start(zonkyWarm))
                .row("one more database, back to back", assay(AssayDatabasesMain.BACK_TO_BACK))
                .row("one more database, every 100 ms", assay(AssayDatabasesMain.PACED))
                .row("one more database, no pool", assay(AssayDatabasesMain.WITHOUT_POOL))
                .row("  closing it, back to back", assay(AssayDatabasesMain.BACK_TO_BACK + AssayDatabasesMain.CLOSE))
                .row("  closing it, every 100 ms", assay(AssayDatabasesMain.PACED + AssayDatabasesMain.CLOSE))
                .row("one more class, zonky + Flyway", zonky(ZonkyClassesMain.CLASS))
                .row("  closing it", zonky(ZonkyClassesMain.CLOSE));
    }

    private Samples assay(String name) {
        return Samples.named(name, assaySeries);
    }

    private Samples zonky(String name) {
        return Samples.named(name, zonkySeries);
    }

    private static Samples start(List<Mark> marks) {
        return Samples.named(Workload.ANSWERED, marks);
    }
}
