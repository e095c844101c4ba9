package dev.assay.chaos.node;

/** Writes amounts of bytes as schedules do. */
final class Sizes {
    static final long MEGABYTE = 1L << 20;

    private Sizes() {}

    /** Return it in the largest unit of which it is a whole number: {@code 256MB}. */
    static String write(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        long amount = bytes;
        while (unit < units.length - 1 && amount % 1024 == 0) {
            amount /= 1024;
            unit++;
        }
        return amount + units[unit];
    }
}
