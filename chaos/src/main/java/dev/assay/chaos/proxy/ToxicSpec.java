package dev.assay.chaos.proxy;

/**
 * A toxic as the API describes it.
 *
 * @param id unlike the name never used twice, so that a toxic made anew is not taken for the one before
 * @param stream the direction as it was typed
 * @param toxicity the share of connections that are hit, 0 to 1
 */
record ToxicSpec(long id, String name, ToxicType type, String stream, float toxicity, Attributes attributes) {
    Direction direction() {
        return Direction.parse(stream);
    }

    ToxicSpec with(float newToxicity, Attributes newAttributes) {
        return new ToxicSpec(id, name, type, stream, newToxicity, newAttributes);
    }
}
