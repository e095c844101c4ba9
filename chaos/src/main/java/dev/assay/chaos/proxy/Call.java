package dev.assay.chaos.proxy;

import java.util.List;

/**
 * A request that a route was found for.
 *
 * @param path the decoded path, cut at its slashes
 */
record Call(List<String> path, String body) {
    String segment(int index) {
        return path.get(index);
    }
}
