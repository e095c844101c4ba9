package dev.assay.chaos.wire;

import dev.assay.chaos.wire.ClientSide.Message;
import dev.assay.chaos.wire.WireEvent.Outcome;
import org.jspecify.annotations.Nullable;

/** What strikes between the server's answer and the client. One thread. */
final class AnswerFaults {
    private final WireConnection connection;
    private Losing losing = Losing.NOTHING;
    private boolean reset;

    AnswerFaults(WireConnection connection) {
        this.connection = connection;
    }

    boolean losing() {
        return losing != Losing.NOTHING;
    }

    /** Tell the client how a statement ended, or strike. */
    void beforeAnswer(@Nullable Strike strike, Message message, WireEvent event) {
        if (losing()) {
            connection.leg(false).swallow(message.length());
        } else if (strike == null) {
            connection.told(event);
        } else {
            connection.fire(strike);
            strike(strike.fault(), message, event);
        }
    }

    /** The answers to one message, or group of messages, are complete. */
    void ready(long length) {
        Losing before = losing;
        losing = Losing.NOTHING;
        if (before == Losing.ALL || before == Losing.CONNECTION) {
            connection.leg(false).swallow(length);
        }
        if (before == Losing.CONNECTION) {
            connection.cut(reset);
        }
    }

    void flood(WireFault.NoticeFlood flood) {
        for (int sent = 0; sent < flood.notices(); sent++) {
            connection.leg(false).emit(Messages.notice("x".repeat(flood.characters())));
        }
    }

    private void strike(WireFault fault, Message message, WireEvent event) {
        Leg leg = connection.leg(false);
        if (fault instanceof WireFault.Failure failure) {
            fail(failure, message, event);
        } else if (fault instanceof WireFault.Drop) {
            leg.swallow(message.length());
            losing = Losing.ALL;
        } else if (fault instanceof WireFault.LoseReply || fault instanceof WireFault.Cut) {
            leg.swallow(message.length());
            losing = Losing.CONNECTION;
            reset = fault instanceof WireFault.Cut cut && cut.reset();
        } else {
            if (fault instanceof WireFault.NoticeFlood flood) {
                flood(flood);
            }
            if (!(fault instanceof WireFault.Truncate) && !(fault instanceof WireFault.Stall)) {
                connection.told(event);
            }
            MessageFaults.before(connection, false, fault, message.bytes(), message.at(), message.length());
        }
    }

    private void fail(WireFault.Failure failure, Message message, WireEvent event) {
        connection.leg(false).swallow(message.length());
        connection
                .leg(false)
                .emit(Messages.error(failure.fatal() ? "FATAL" : "ERROR", failure.sqlState(), Injected.TEXT));
        connection.told(new WireEvent(event.position(), event.statementClass(), Outcome.FAILED, failure.sqlState()));
        losing = Losing.ANSWERS;
        if (failure.fatal()) {
            connection.cut(false);
        }
    }

    /** What of the answers up to ReadyForQuery does not reach the client. */
    private enum Losing {
        NOTHING,
        /** All but ReadyForQuery. */
        ANSWERS,
        /** ReadyForQuery too. */
        ALL,
        /** All, and then the connection. */
        CONNECTION
    }
}
