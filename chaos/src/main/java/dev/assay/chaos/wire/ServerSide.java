package dev.assay.chaos.wire;

import dev.assay.chaos.wire.ClientSide.Message;
import dev.assay.chaos.wire.WireEvent.Outcome;
import io.netty.buffer.ByteBuf;

/** Reads what the server says, and tells the client. One thread. */
final class ServerSide implements Inspector {
    private static final int LONGEST_REPORT = 4096;
    private static final int LONGEST_SETTING = 256;

    private final WireConnection connection;
    private final Conversation conversation;
    private final AnswerFaults faults;
    private final CopyCount copy;
    private boolean oneByte;
    private boolean started;

    ServerSide(WireConnection connection, Conversation conversation) {
        this.connection = connection;
        this.conversation = conversation;
        this.faults = new AnswerFaults(connection);
        this.copy = new CopyCount(connection, false);
    }

    /** The next byte answers a question for encryption, and is no message. */
    void expectOneByte() {
        oneByte = true;
    }

    @Override
    public int need(ByteBuf bytes, int at, int available) {
        if (oneByte) {
            return 1;
        }
        if (available < Messages.HEAD) {
            return Messages.HEAD;
        }
        int body = bytes.getInt(at + 1) - 4;
        return Messages.HEAD + Math.max(0, Math.min(body, looksAt(bytes.getByte(at))));
    }

    private static int looksAt(byte type) {
        return switch (type) {
            case 'E' -> LONGEST_REPORT;
            case 'C', 'S' -> LONGEST_SETTING;
            case 'Z' -> 1;
            default -> 0;
        };
    }

    @Override
    public void inspect(ByteBuf bytes, int at) {
        if (oneByte) {
            encryption(bytes.getByte(at));
            return;
        }
        byte type = bytes.getByte(at);
        long length = 1L + bytes.getInt(at + 1);
        if (length < Messages.HEAD || !Character.isLetterOrDigit(type)) {
            notUnderstood(type, length);
            return;
        }
        connection.leg(false).pass(length);
        Message message = new Message(bytes, at, type, length);
        understand(message);
        strike(message);
    }

    private void encryption(byte answer) {
        oneByte = false;
        if (answer == 'N') {
            connection.leg(false).pass(1);
        } else if (answer != 'E') {
            connection.notUnderstood("the session is encrypted up to the server and the proxy does not end it");
        }
    }

    private void notUnderstood(byte type, long length) {
        connection.notUnderstood("the server sent a message of type [" + type + "] and length [" + (length - 1) + "]");
    }

    private void strike(Message message) {
        for (Strike strike : connection.due(connection.rules().server(message.type()), message.length())) {
            connection.fire(strike);
            if (strike.fault() instanceof WireFault.Failure failure) {
                connection.leg(false).swallow(message.length());
                connection.leg(false).emit(Messages.error("FATAL", failure.sqlState(), Injected.TEXT));
                connection.cut(false);
            } else if (strike.fault() instanceof WireFault.NoticeFlood flood) {
                faults.flood(flood);
            } else if (strike.in(Phase.BEFORE_FORWARD)) {
                MessageFaults.before(
                        connection, false, strike.fault(), message.bytes(), message.at(), message.length());
            } else {
                Injected.later(connection, false, strike);
            }
        }
    }

    private void understand(Message message) {
        switch (message.type()) {
            case 'D' -> quiet(message);
            case 'd' -> copy.data(message.length() - Messages.HEAD);
            case 'N', 'A' -> quiet(message);
            case 'S' -> setting(message);
            case 'Z' -> ready(message);
            case 'E' -> error(message);
            default -> {
                if (started) {
                    answer(message);
                }
            }
        }
    }

    private void quiet(Message message) {
        Expected head = conversation.head();
        if (faults.losing() || (head != null && head.hidden())) {
            connection.leg(false).swallow(message.length());
        }
    }

    private void setting(Message message) {
        if (message.text(message.body()).equals("application_name")) {
            connection.who(connection.who().named(message.text(message.afterText(message.body()))));
        }
    }

    private void ready(Message message) {
        Expected head = conversation.head();
        if (started && (head == null || "SQF".indexOf(head.kind()) < 0)) {
            notUnderstood(message.type(), message.length());
            return;
        }
        started = true;
        conversation.ready(message.length() > Messages.HEAD ? message.bytes().getByte(message.body()) : (byte) 'I');
        if (head != null) {
            conversation.headAnswered();
        }
        if (head != null && head.hidden()) {
            connection.leg(false).swallow(message.length());
        } else {
            faults.ready(message.length());
        }
    }

    private void error(Message message) {
        Expected head = conversation.head();
        if (head == null || !started) {
            return;
        }
        String sqlState = Messages.sqlState(message.bytes(), message.body(), message.end());
        end(head, message, Outcome.FAILED, sqlState);
        if (head.kind() != 'Q' && head.kind() != 'F') {
            conversation.failed();
        }
    }

    private void answer(Message message) {
        Expected head = conversation.head();
        if (head == null || !head.accepts(message.type())) {
            notUnderstood(message.type(), message.length());
            return;
        }
        copying(message.type());
        if (message.type() == 'C' && "QE".indexOf(head.kind()) >= 0) {
            end(head, message, Outcome.COMPLETED, message.text(message.body()));
        } else if (message.type() == 'I' || (message.type() == 's' && head.kind() == 'E')) {
            end(head, message, message.type() == 'I' ? Outcome.COMPLETED : Outcome.SUSPENDED, "");
        } else {
            quiet(message);
        }
        if (head.endsWith(message.type())) {
            conversation.headAnswered();
        }
    }

    private void copying(byte type) {
        if (type == 'G' || type == 'W') {
            conversation.copyInStarts();
            connection.clientSide().copy().starts();
        }
        if (type == 'H' || type == 'W') {
            copy.starts();
        }
    }

    /** A statement has ended on the server: write down the truth, and tell the client what it shall hear. */
    private void end(Expected head, Message message, Outcome outcome, String detail) {
        Tracked tracked = head.kind() == 'S' ? conversation.last() : head.current();
        Expected.Answer instead = head.instead();
        if (head.hidden() || tracked == null) {
            quiet(message);
        } else if (instead != null && instead.type() == message.type()) {
            insteadOf(tracked, instead, message, detail);
        } else {
            WireEvent event = new WireEvent(tracked.position(), tracked.statementClass(), outcome, detail);
            connection.book().served(event);
            faults.beforeAnswer(head.kind() == 'S' ? null : tracked.beforeAnswer(), message, event);
        }
        head.endCurrent();
        conversation.last(tracked);
    }

    private void insteadOf(Tracked tracked, Expected.Answer instead, Message message, String detail) {
        WireEvent told =
                new WireEvent(tracked.position(), tracked.statementClass(), instead.outcome(), instead.detail());
        if (instead.outcome() == Outcome.FAILED) {
            connection.book().served(told);
        } else if (!detail.isEmpty()) {
            connection
                    .book()
                    .served(new WireEvent(tracked.position(), tracked.statementClass(), Outcome.COMPLETED, detail));
        }
        connection.leg(false).swallow(message.length());
        if (faults.losing()) {
            return;
        }
        connection.leg(false).emit(instead.message());
        connection.told(told);
        if (instead.fatal()) {
            connection.cut(false);
        }
    }
}
