package dev.assay.database;

class EmbeddedContractTest extends DatabaseContract {
    @Override
    String provider() {
        return "embedded";
    }

    @Override
    String missingExtension() {
        return "Extension [nowhere] is not there for the embedded server; it has PostgreSQL's own extensions and [vector]. For others use a container";
    }
}
