package dev.assay.chaos.proxy;

/** A refusal with the status and the text that the API's client sees. */
@SuppressWarnings("serial")
final class ApiException extends RuntimeException {
    private final int status;

    ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
