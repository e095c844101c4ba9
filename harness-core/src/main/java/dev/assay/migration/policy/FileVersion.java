package dev.assay.migration.policy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A version as numbers, so that {@code 1.10} comes after {@code 1.9}, and {@code 1.0} is {@code 1}.
 *
 * @param parts the numbers, without zeros at the end
 */
public record FileVersion(List<BigInteger> parts) implements Comparable<FileVersion> {
    public FileVersion {
        parts = List.copyOf(parts);
    }

    /** Read digits with points or underscores between them. */
    public static FileVersion of(String text) {
        List<BigInteger> parts = new ArrayList<>(
                Arrays.stream(text.split("[._]")).map(BigInteger::new).toList());
        while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
            parts.remove(parts.size() - 1);
        }
        return new FileVersion(parts);
    }

    /** Return whether it is the next whole number, or begins a new last part: 3 or 2.1 after 2. */
    boolean follows(FileVersion earlier) {
        for (int i = 0; i < parts.size(); i++) {
            BigInteger before = i < earlier.parts.size() ? earlier.parts.get(i) : BigInteger.ZERO;
            if (!parts.get(i).equals(before)) {
                return i == parts.size() - 1 && parts.get(i).equals(before.add(BigInteger.ONE));
            }
        }
        return false;
    }

    @Override
    public int compareTo(FileVersion other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int order = part(i).compareTo(other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return parts.stream().map(BigInteger::toString).collect(Collectors.joining("."));
    }

    private BigInteger part(int index) {
        return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
    }
}
