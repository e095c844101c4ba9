package dev.assay.load;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which client of how many takes parameters, and its random numbers for them.
 *
 * @param number from 0
 * @param clients how many there are
 * @param random of this client and these parameters alone
 */
record ClientShare(int number, int clients, RandomGenerator random) {
    /** Return the indices of its part: each one so many apart; one that others have too where there are not enough. */
    int[] of(List<?> values) {
        int first = number % values.size();
        int count = (values.size() - first + clients - 1) / clients;
        int[] part = new int[count];
        for (int i = 0; i < count; i++) {
            part[i] = first + i * clients;
        }
        return part;
    }
}
