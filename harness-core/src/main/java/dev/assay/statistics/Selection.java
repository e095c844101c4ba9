package dev.assay.statistics;

/** Finds a value by its rank without sorting all of them (Hoare, Algorithm 65: Find, CACM 4, 1961). */
final class Selection {
    private Selection() {}

    /**
     * Return the value that would stand at an index if the range were sorted. The range is reordered.
     *
     * @param values without NaN
     */
    static double select(double[] values, int from, int to, int index) {
        int left = from;
        int right = to - 1;
        while (left < right) {
            double pivot = values[(left + right) >>> 1];
            int low = left;
            int high = right;
            while (low <= high) {
                while (values[low] < pivot) {
                    low++;
                }
                while (pivot < values[high]) {
                    high--;
                }
                if (low <= high) {
                    double swapped = values[low];
                    values[low++] = values[high];
                    values[high--] = swapped;
                }
            }
            if (index <= high) {
                right = high;
            } else if (index >= low) {
                left = low;
            } else {
                return values[index];
            }
        }
        return values[index];
    }
}
