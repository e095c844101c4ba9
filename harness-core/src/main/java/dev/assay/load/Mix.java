package dev.assay.load;

import java.util.List;
import java.util.random.RandomGenerator;

/** The operations of a workload, ready to be drawn by weight. Immutable and thread-safe. */
final class Mix {
    private final List<String> names;
    private final Operation[] operations;
    private final long[] cumulative;

    Mix(Workload workload) {
        List<Workload.Part> parts = workload.parts();
        names = parts.stream().map(Workload.Part::name).toList();
        operations = parts.stream().map(Workload.Part::operation).toArray(Operation[]::new);
        cumulative = new long[operations.length];
        long sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += parts.get(i).weight();
            cumulative[i] = sum;
        }
    }

    List<String> names() {
        return names;
    }

    int size() {
        return operations.length;
    }

    Operation operation(int part) {
        return operations[part];
    }

    /** Return the index of an operation; a single one is chosen without a draw. */
    int choose(RandomGenerator random) {
        if (operations.length == 1) {
            return 0;
        }
        long drawn = random.nextLong(cumulative[cumulative.length - 1]);
        int part = 0;
        while (drawn >= cumulative[part]) {
            part++;
        }
        return part;
    }
}
