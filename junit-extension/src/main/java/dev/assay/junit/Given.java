package dev.assay.junit;

import java.util.Optional;

/** Annotations cannot leave an attribute out, so an empty text stands for that. */
final class Given {
    private Given() {}

    static Optional<String> text(String attribute) {
        return attribute.isEmpty() ? Optional.empty() : Optional.of(attribute);
    }
}
