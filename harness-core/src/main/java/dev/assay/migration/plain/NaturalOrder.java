package dev.assay.migration.plain;

import java.math.BigInteger;
import java.util.Comparator;

/** Orders names as people do: numbers in them by their value, so that 2 comes before 10. */
enum NaturalOrder implements Comparator<String> {
    /** The order. */
    INSTANCE;

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int endOfOne = pieceEnd(one, i);
            int endOfOther = pieceEnd(other, j);
            int order = comparePieces(one.substring(i, endOfOne), other.substring(j, endOfOther));
            if (order != 0) {
                return order;
            }
            i = endOfOne;
            j = endOfOther;
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest != 0 ? rest : one.compareTo(other);
    }

    private static int comparePieces(String one, String other) {
        return isDigit(one.charAt(0)) && isDigit(other.charAt(0))
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    /** A run of digits is one piece, every other character one by itself. */
    private static int pieceEnd(String name, int from) {
        int end = from + 1;
        while (isDigit(name.charAt(from)) && end < name.length() && isDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
