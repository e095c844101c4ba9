package dev.assay.database;

/** The server that tests of migrations and schemas run on: the default one, or the major version that the build put on the class path. */
public final class TestedServer {
    private TestedServer() {}

    public static ServerSpec spec() {
        return ServerSpec.defaults().withMajorVersion(System.getProperty("postgresql.major", "17"));
    }

    public static int major() {
        return Integer.parseInt(spec().majorVersion());
    }

    /** Return whether a session can be asked to hand over its counts, which are gone with the transaction otherwise. */
    public static boolean countsOutsideOfTransactions() {
        return major() >= 15;
    }
}
