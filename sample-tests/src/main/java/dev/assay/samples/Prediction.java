package dev.assay.samples;

import java.util.Objects;
import java.util.UUID;

/**
 * An answer of a model, to be stored.
 *
 * @param request the caller's key: the same request is stored once, however often it is sent
 * @param model the model's id
 * @param document the id of the document that was classified
 * @param guess the answer
 */
public record Prediction(UUID request, long model, long document, Guess guess) {
    public Prediction {
        Objects.requireNonNull(request);
        Objects.requireNonNull(guess);
    }
}
