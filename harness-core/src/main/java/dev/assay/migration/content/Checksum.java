package dev.assay.migration.content;

import java.math.BigInteger;

/**
 * Sums of 64-bit hashes over a column; the order of the rows does not matter.
 *
 * @param values over the values alone
 * @param placed over the values, each with the key of its row; the same as {@code values} without a key
 */
public record Checksum(BigInteger values, BigInteger placed) {}
