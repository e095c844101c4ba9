package dev.assay.chaos.wire;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a rule waits for: a position in the conversation, never a time. Immutable. */
public sealed interface WireTrigger {
    /** What kind of place this is, which decides the faults that fit. */
    enum Kind {
        STATEMENT,
        CLIENT_MESSAGE,
        SERVER_MESSAGE,
        COPY,
        STARTUP,
        TLS,
        CANCEL
    }

    /** Return the kind of place. */
    Kind kind();

    /**
     * Wait for statements of a class.
     *
     * @param keyword the leading keyword after comments in any letter case, such as INSERT; COMMIT stands for END too, BEGIN for
     *     START TRANSACTION, ROLLBACK for ABORT. COMMIT PREPARED, ROLLBACK PREPARED, ROLLBACK TO and PREPARE TRANSACTION are
     *     classes of their own
     */
    static WireTrigger statement(String keyword) {
        return new OfClass(SqlStatement.canonical(keyword.strip().toUpperCase(Locale.ROOT)));
    }

    /** Wait for statements in whose text, up to 16 KiB, the regular expression is found. */
    static WireTrigger statementMatching(String regex) {
        return new Matching(Pattern.compile(regex));
    }

    /** Wait for statements that read like the given one: literals and parameters, letter case and white space do not count. */
    static WireTrigger statementLike(String example) {
        return new Like(Fingerprint.of(example));
    }

    /** Wait for messages of the client by their type byte, such as {@code 'P'} for Parse. */
    static WireTrigger clientMessage(char type) {
        return new ClientMessage(type);
    }

    /** Wait for messages of the server by their type byte, such as {@code 'D'} for DataRow. */
    static WireTrigger serverMessage(char type) {
        return new ServerMessage(type);
    }

    /** Wait for the server's authentication messages: its request, the steps of SASL, and that all is well. */
    static WireTrigger authentication() {
        return new ServerMessage('R');
    }

    /** Wait for the data that a client sends in a COPY; one COPY is one occurrence. */
    static WireTrigger copyIn() {
        return new Copy(true);
    }

    /** Wait for the data that a server sends in a COPY; one COPY is one occurrence. */
    static WireTrigger copyOut() {
        return new Copy(false);
    }

    /** Wait for the message that opens a session, with user and database. */
    static WireTrigger startup() {
        return new Opening(Kind.STARTUP);
    }

    /** Wait for the question whether the server speaks TLS. */
    static WireTrigger tlsRequest() {
        return new Opening(Kind.TLS);
    }

    /** Wait for the request to cancel a statement, which comes on a connection of its own. */
    static WireTrigger cancelRequest() {
        return new Opening(Kind.CANCEL);
    }

    /** Statements by leading keyword. */
    record OfClass(String statementClass) implements WireTrigger {
        @Override
        public Kind kind() {
            return Kind.STATEMENT;
        }
    }

    /** Statements by a regular expression. */
    record Matching(Pattern pattern) implements WireTrigger {
        @Override
        public Kind kind() {
            return Kind.STATEMENT;
        }
    }

    /** Statements by fingerprint. */
    record Like(String fingerprint) implements WireTrigger {
        @Override
        public Kind kind() {
            return Kind.STATEMENT;
        }
    }

    /** Messages of the client by type. */
    record ClientMessage(char type) implements WireTrigger {
        @Override
        public Kind kind() {
            return Kind.CLIENT_MESSAGE;
        }
    }

    /** Messages of the server by type. */
    record ServerMessage(char type) implements WireTrigger {
        @Override
        public Kind kind() {
            return Kind.SERVER_MESSAGE;
        }
    }

    /** The data of a COPY in one direction. */
    record Copy(boolean fromClient) implements WireTrigger {
        @Override
        public Kind kind() {
            return Kind.COPY;
        }
    }

    /** A packet without a type byte. */
    record Opening(Kind kind) implements WireTrigger {}
}
