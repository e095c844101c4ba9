package dev.assay.benchmarks;

import java.util.List;

/**
 * What killed runs left behind.
 *
 * @param processes watchdogs, servers and their backends
 * @param containers containers with Assay's label
 * @param directories run directories, their locks, and unfinished entries of the cache
 */
record Leftovers(List<String> processes, List<String> containers, List<String> directories) {
    boolean isEmpty() {
        return processes.isEmpty() && containers.isEmpty() && directories.isEmpty();
    }

    String json(int runs) {
        return new JsonLine()
                .count("runs", runs)
                .count("processes_left", processes.size())
                .count("containers_left", containers.size())
                .count("directories_left", directories.size())
                .toString();
    }
}
