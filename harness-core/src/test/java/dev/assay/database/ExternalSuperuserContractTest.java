package dev.assay.database;

class ExternalSuperuserContractTest extends ExternalContractTest {
    @Override
    String role() {
        return "master";
    }
}
