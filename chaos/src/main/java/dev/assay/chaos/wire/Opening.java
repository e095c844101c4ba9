package dev.assay.chaos.wire;

import dev.assay.chaos.wire.WireFault.TlsAnswer;
import dev.assay.chaos.wire.WireTrigger.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packets before the session: questions for encryption, the startup message, a request to cancel. One thread. */
final class Opening {
    private static final int CODE_END = 8;
    private static final int LONGEST = 10_000;
    private static final int CANCEL = 80877102;
    private static final int SSL = 80877103;
    private static final int GSS = 80877104;
    private static final int TLS_HANDSHAKE = 0x16;

    private final WireConnection connection;
    private boolean done;
    private boolean garbage;

    Opening(WireConnection connection) {
        this.connection = connection;
    }

    boolean done() {
        return done;
    }

    int need(ByteBuf bytes, int at, int available) {
        if (bytes.getByte(at) == TLS_HANDSHAKE) {
            return 1;
        }
        if (available < CODE_END) {
            return CODE_END;
        }
        int length = bytes.getInt(at);
        return length < CODE_END || length > LONGEST ? CODE_END : length;
    }

    void inspect(ByteBuf bytes, int at) {
        if (bytes.getByte(at) == TLS_HANDSHAKE) {
            directTls();
            return;
        }
        int length = bytes.getInt(at);
        int code = bytes.getInt(at + 4);
        if (length < CODE_END || length > LONGEST) {
            connection.notUnderstood("the first packet has a length of [" + length + "]");
        } else if (code == CANCEL) {
            strike(connection.opening(Kind.CANCEL), bytes, at, length);
        } else if (code == SSL) {
            connection.number();
            tls(bytes, at, length);
        } else if (code == GSS) {
            connection.number();
            connection.leg(true).pass(length);
            connection.serverSide().expectOneByte();
        } else {
            connection.number();
            startup(bytes, at, length, code);
        }
    }

    private void directTls() {
        connection.number();
        if (garbage) {
            connection.toClient(Unpooled.copiedBuffer(new byte[] {1, 2, 3, 4, 5, 6}));
            connection.cut(false);
        } else if (connection.terminatesTls()) {
            connection.startTls();
        } else {
            connection.notUnderstood("the client speaks TLS and the proxy does not end it");
        }
    }

    private void tls(ByteBuf bytes, int at, int length) {
        List<Strike> due = connection.opening(Kind.TLS);
        if (!due.isEmpty() && due.get(0).fault() instanceof WireFault.AnswerTls answer) {
            connection.fire(due.get(0));
            connection.leg(true).swallow(length);
            answer(answer.answer());
        } else if (!due.isEmpty()) {
            strike(due, bytes, at, length);
            connection.serverSide().expectOneByte();
        } else if (connection.terminatesTls()) {
            connection.leg(true).swallow(length);
            connection.toClient(oneByte('S'));
            connection.leg(true).atEnd(connection::startTls);
        } else {
            connection.leg(true).pass(length);
            connection.serverSide().expectOneByte();
        }
    }

    private void answer(TlsAnswer answer) {
        switch (answer) {
            case REFUSED -> connection.toClient(oneByte('N'));
            case JUNK -> connection.toClient(oneByte('?'));
            case ACCEPTED_AND_CLOSED -> {
                connection.toClient(oneByte('S'));
                connection.cut(false);
            }
            case ACCEPTED_WITH_GARBAGE -> {
                connection.toClient(oneByte('S'));
                garbage = true;
            }
        }
    }

    private void startup(ByteBuf bytes, int at, int length, int code) {
        if (code >>> 16 != 3) {
            connection.notUnderstood("protocol [" + (code >>> 16) + "] is asked for, which is not 3");
            return;
        }
        done = true;
        Map<String, String> settings = settings(bytes, at + CODE_END, at + length);
        String user = settings.getOrDefault("user", "");
        connection.who(new WireClient(
                connection.who().ordinal(),
                user,
                settings.getOrDefault("database", user),
                settings.getOrDefault("application_name", "")));
        strike(connection.opening(Kind.STARTUP), bytes, at, length);
    }

    private void strike(List<Strike> due, ByteBuf bytes, int at, int length) {
        connection.leg(true).pass(length);
        for (Strike strike : due) {
            connection.fire(strike);
            if (strike.fault() instanceof WireFault.Failure failure) {
                connection.leg(true).swallow(length);
                connection.toClient(Messages.error("FATAL", failure.sqlState(), Injected.TEXT));
                connection.cut(false);
            } else if (strike.in(Phase.BEFORE_FORWARD)) {
                MessageFaults.before(connection, true, strike.fault(), bytes, at, length);
            } else {
                Injected.later(connection, true, strike);
            }
        }
    }

    private static Map<String, String> settings(ByteBuf bytes, int from, int end) {
        Map<String, String> settings = new HashMap<>();
        int at = from;
        while (at < end && bytes.getByte(at) != 0) {
            String name = Messages.text(bytes, at, end);
            at = Messages.afterText(bytes, at, end);
            settings.put(name, Messages.text(bytes, at, end));
            at = Messages.afterText(bytes, at, end);
        }
        return settings;
    }

    private static ByteBuf oneByte(char answer) {
        return Unpooled.copiedBuffer(new byte[] {(byte) answer});
    }
}
