package dev.assay.benchmarks;

import java.sql.Connection;

/** Does what each further test class pays for with a server and migrations of its own. */
final class ZonkyClassesMain {
    static final String CLASS = "zonky-class";
    static final String CLOSE = "zonky-class-close";

    private ZonkyClassesMain() {}

    /** The first class pays for loading; it is left out. */
    public static void main(String[] arguments) throws Exception {
        int classes = Integer.parseInt(arguments[0]);
        oneClass(false);
        for (int count = 0; count < classes; count++) {
            oneClass(true);
        }
    }

    private static void oneClass(boolean counted) throws Exception {
        long start = System.nanoTime();
        long answered;
        try (ZonkyDatabase database = new ZonkyDatabase()) {
            database.start();
            try (Connection connection = database.connect()) {
                Workload.ofProcess().ask(connection);
            }
            answered = System.nanoTime();
        }
        if (counted) {
            Mark.took(CLASS, answered - start);
            Mark.took(CLOSE, System.nanoTime() - answered);
        }
    }
}
