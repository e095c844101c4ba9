package dev.assay.load;

/** How the arrivals of an open load are spread over time. */
public enum Arrivals {
    /** Independent of each other, as the requests of many users are: exponential gaps. */
    POISSON,
    /** One after another at equal distances, as a scheduler sends them. */
    CONSTANT
}
