package dev.assay.database.external;

import dev.assay.database.DatabaseException;
import dev.assay.database.ExternalServer;

/** The one question before anything that may harm a server of somebody else: did the configuration give up exactly this one? */
record Disposability(ExternalServer server, ServerAddress address) {
    private static final String KEY = "assay.database.disposable";

    /**
     * Refuse unless the server was named.
     *
     * @param purpose what it is wanted for: {@code a server of its own}
     */
    void require(String purpose) {
        String named = server.disposable().orElse("not set");
        if (!named.equals(address.hostAndPort())) {
            throw DatabaseException.answer(
                    purpose + " on the external server [" + address.hostAndPort() + "]",
                    "%s is [%s], compared with [%s]".formatted(KEY, named, address.hostAndPort()),
                    "what asks for this may harm everything on the server, and only a server that is named may be harmed",
                    "%s=%s if nothing on it is worth keeping, else another provider, such as provider = \"embedded\""
                            .formatted(KEY, address.hostAndPort()));
        }
    }
}
