package dev.assay.database.seed;

/** A value as the server encoded it. */
final class Encoded {
    private final byte[] octets;

    Encoded(byte[] octets) {
        this.octets = octets;
    }

    byte[] octets() {
        return octets;
    }
}
