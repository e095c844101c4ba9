package dev.assay.chaos.wire;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the client says. One thread. */
final class ClientSide implements Inspector {
    private static final int LONGEST_TEXT = 16 * 1024;
    private static final int LONGEST_NAMES = 512;

    private final WireConnection connection;
    private final Conversation conversation;
    private final Opening opening;
    private final StatementFaults faults;
    private final CopyCount copy;
    private @Nullable Strike afterSync;
    private boolean dropping;

    ClientSide(WireConnection connection, Conversation conversation) {
        this.connection = connection;
        this.conversation = conversation;
        this.opening = new Opening(connection);
        this.faults = new StatementFaults(connection, conversation);
        this.copy = new CopyCount(connection, true);
    }

    CopyCount copy() {
        return copy;
    }

    @Override
    public int need(ByteBuf bytes, int at, int available) {
        if (!opening.done()) {
            return opening.need(bytes, at, available);
        }
        if (available < Messages.HEAD) {
            return Messages.HEAD;
        }
        int body = bytes.getInt(at + 1) - 4;
        return Messages.HEAD + Math.max(0, Math.min(body, looksAt(bytes.getByte(at))));
    }

    private static int looksAt(byte type) {
        return switch (type) {
            case 'Q', 'P' -> LONGEST_TEXT;
            case 'B', 'E', 'C' -> LONGEST_NAMES;
            default -> 0;
        };
    }

    @Override
    public void inspect(ByteBuf bytes, int at) {
        if (!opening.done()) {
            opening.inspect(bytes, at);
            return;
        }
        byte type = bytes.getByte(at);
        long length = 1L + bytes.getInt(at + 1);
        if (length < Messages.HEAD || !Character.isLetter(type) || conversation.full()) {
            connection.notUnderstood(
                    "the client sent a message of type [" + type + "] and length [" + (length - 1) + "]");
            return;
        }
        if (dropping) {
            connection.leg(true).swallow(length);
            dropping = type != 'S';
            return;
        }
        connection.leg(true).pass(length);
        understand(new Message(bytes, at, type, length));
        strike(new Message(bytes, at, type, length));
    }

    private void strike(Message message) {
        for (Strike strike : connection.due(connection.rules().client(message.type()), message.length())) {
            connection.fire(strike);
            if (strike.in(Phase.BEFORE_FORWARD)) {
                MessageFaults.before(connection, true, strike.fault(), message.bytes(), message.at(), message.length());
            } else {
                Injected.later(connection, true, strike);
            }
        }
    }

    private void understand(Message message) {
        switch (message.type()) {
            case 'd' -> copy.data(message.length() - Messages.HEAD);
            case 'c', 'f' -> conversation.copyInEnds();
            case 'S' -> sync();
            default -> {
                if (!conversation.skipping()) {
                    ask(message);
                }
            }
        }
    }

    private void ask(Message message) {
        switch (message.type()) {
            case 'Q' -> query(message);
            case 'P' -> parse(message);
            case 'B' -> bind(message);
            case 'E' -> execute(message);
            case 'C' -> close(message);
            case 'D', 'F' -> conversation.expect(Expected.of((char) message.type()));
            default -> {}
        }
    }

    private void sync() {
        if (conversation.copyIn()) {
            return;
        }
        conversation.sync();
        later(afterSync);
        afterSync = null;
    }

    private void later(@Nullable Strike strike) {
        if (strike != null) {
            connection.fire(strike);
            Injected.later(connection, true, strike);
        }
    }

    private void parse(Message message) {
        int text = message.afterText(message.body());
        SqlStatement statement = SqlStatement.of(message.text(text));
        conversation.prepare(
                message.text(message.body()),
                new Conversation.Prepared(
                        statement.statementClass(), connection.rules().matching(statement)));
        conversation.expect(Expected.of('P'));
    }

    private void bind(Message message) {
        conversation.bind(message.text(message.body()), message.text(message.afterText(message.body())));
        conversation.expect(Expected.of('B'));
    }

    private void close(Message message) {
        if (message.length() > Messages.HEAD) {
            conversation.close((char) message.bytes().getByte(message.body()), message.text(message.body() + 1));
        }
        conversation.expect(Expected.of('C'));
    }

    private void query(Message message) {
        List<Tracked> statements = new ArrayList<>();
        List<Strike> due = new ArrayList<>();
        for (SqlStatement statement : SqlStatement.split(message.text(message.body()))) {
            List<Strike> own = connection.due(connection.rules().matching(statement), message.length());
            statements.add(new Tracked(conversation.nextPosition(), statement.statementClass(), beforeAnswer(own)));
            due.addAll(own);
        }
        due.stream()
                .filter(strike -> strike.in(Phase.AFTER_FORWARD))
                .findFirst()
                .ifPresent(this::later);
        due.stream().filter(strike -> strike.in(Phase.AFTER_BYTES)).findFirst().ifPresent(this::later);
        due.stream()
                .filter(strike -> strike.in(Phase.BEFORE_FORWARD))
                .findFirst()
                .ifPresentOrElse(
                        strike -> faults.query(strike, message, statements),
                        () -> conversation.expect(Expected.of('Q', statements)));
    }

    private void execute(Message message) {
        Conversation.Portal portal = conversation.portal(message.text(message.body()));
        if (portal.position() > 0) {
            conversation.expect(Expected.of('E', List.of(tracked(portal, null))));
            return;
        }
        portal.startedAt(conversation.nextPosition());
        List<Strike> due = connection.due(portal.prepared().rules(), message.length());
        Tracked tracked = tracked(portal, beforeAnswer(due));
        due.stream().filter(strike -> strike.in(Phase.AFTER_BYTES)).findFirst().ifPresent(this::later);
        due.stream()
                .filter(strike -> strike.in(Phase.AFTER_FORWARD))
                .findFirst()
                .ifPresent(strike -> afterSync = strike);
        due.stream()
                .filter(strike -> strike.in(Phase.BEFORE_FORWARD))
                .findFirst()
                .ifPresentOrElse(
                        strike -> dropping = faults.execute(strike, message, tracked),
                        () -> conversation.expect(Expected.of('E', List.of(tracked))));
    }

    private static Tracked tracked(Conversation.Portal portal, @Nullable Strike strike) {
        return new Tracked(portal.position(), portal.prepared().statementClass(), strike);
    }

    private static @Nullable Strike beforeAnswer(List<Strike> due) {
        return due.stream()
                .filter(strike -> strike.in(Phase.BEFORE_ANSWER))
                .findFirst()
                .orElse(null);
    }

    /** A message whose head, and what of its body is looked at, is in a buffer. */
    record Message(ByteBuf bytes, int at, byte type, long length) {
        int body() {
            return at + Messages.HEAD;
        }

        /** The end of the message, or of what is there. */
        int end() {
            return (int) Math.min(at + length, bytes.writerIndex());
        }

        String text(int from) {
            return Messages.text(bytes, from, Math.min(end(), from + LONGEST_TEXT));
        }

        int afterText(int from) {
            return Messages.afterText(bytes, from, end());
        }
    }
}
