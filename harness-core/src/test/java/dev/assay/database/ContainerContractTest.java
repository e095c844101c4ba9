package dev.assay.database;

import org.junit.jupiter.api.Tag;

@Tag("container")
class ContainerContractTest extends DatabaseContract {
    @Override
    String provider() {
        return "container";
    }

    @Override
    String missingExtension() {
        return "Extension [nowhere] is not in image [pgvector/pgvector:pg17]; choose an image that has it (assay.database.image)";
    }
}
