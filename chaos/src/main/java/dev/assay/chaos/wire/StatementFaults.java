package dev.assay.chaos.wire;

import dev.assay.chaos.wire.ClientSide.Message;
import dev.assay.chaos.wire.WireEvent.Outcome;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.stream.Stream;

/**
 * What strikes a statement before it goes to the server. Where the client is told something else than the server would say, the
 * server gets a statement of ours in its place that has the same effect on the transaction, so that the states stay in step: a
 * syntax error for an error, a ROLLBACK before it for a COMMIT that fails, nothing or a ROLLBACK for a lie. One thread.
 */
final class StatementFaults {
    private static final String NAME = "assay_wire_fault";
    private static final String SYNTAX_ERROR = "assay: a wire fault stands in place of a statement";

    private final WireConnection connection;
    private final Conversation conversation;

    StatementFaults(WireConnection connection, Conversation conversation) {
        this.connection = connection;
        this.conversation = conversation;
    }

    /** Strike a simple Query. */
    void query(Strike strike, Message message, List<Tracked> statements) {
        connection.fire(strike);
        String statementClass = strikenClass(strike, statements);
        if (strike.fault() instanceof WireFault.Failure failure) {
            connection.leg(true).swallow(message.length());
            if (statementClass.equals("COMMIT")) {
                send(Messages.query("ROLLBACK"));
                conversation.expect(Expected.hidden('Q'));
            }
            send(Messages.query(SYNTAX_ERROR));
            conversation.expect(Expected.instead('Q', statements, failure(failure)));
        } else if (strike.fault() instanceof WireFault.Lie) {
            connection.leg(true).swallow(message.length());
            send(Messages.query(harmless(statementClass)));
            conversation.expect(Expected.instead('Q', statements, lie(statementClass)));
        } else if (!withheld(strike.fault(), message)) {
            conversation.expect(Expected.of('Q', statements));
        }
    }

    /** Strike an Execute; return whether all up to the next Sync is to be dropped too. */
    boolean execute(Strike strike, Message message, Tracked tracked) {
        connection.fire(strike);
        if (strike.fault() instanceof WireFault.Failure failure) {
            connection.leg(true).swallow(message.length());
            if (tracked.statementClass().equals("COMMIT")) {
                run("ROLLBACK", Expected.hidden('E'));
            }
            send(Messages.parse(NAME, SYNTAX_ERROR));
            conversation.expect(Expected.instead('P', List.of(tracked), failure(failure)));
        } else if (strike.fault() instanceof WireFault.Lie) {
            connection.leg(true).swallow(message.length());
            run(
                    harmless(tracked.statementClass()),
                    Expected.instead('E', List.of(tracked), lie(tracked.statementClass())));
        } else if (!withheld(strike.fault(), message)) {
            conversation.expect(Expected.of('E', List.of(tracked)));
        }
        return strike.fault() instanceof WireFault.Drop;
    }

    /** Strike the message itself; return whether the server never gets it. */
    private boolean withheld(WireFault fault, Message message) {
        MessageFaults.before(connection, true, fault, message.bytes(), message.at(), message.length());
        return fault instanceof WireFault.Drop || fault instanceof WireFault.Cut;
    }

    /** Run a statement of our own among those of the client, and leave no name behind. */
    private void run(String sql, Expected execute) {
        Stream.of(Messages.parse(NAME, sql), Messages.bind(NAME), Messages.execute(NAME))
                .forEach(this::send);
        Stream.of(Messages.close('P', NAME), Messages.close('S', NAME)).forEach(this::send);
        Stream.of(Expected.hidden('P'), Expected.hidden('B'), execute, Expected.hidden('C'), Expected.hidden('C'))
                .forEach(conversation::expect);
    }

    private void send(ByteBuf own) {
        connection.leg(true).emit(own);
    }

    private static String harmless(String statementClass) {
        return statementClass.equals("COMMIT") ? "ROLLBACK" : "";
    }

    private static Expected.Answer failure(WireFault.Failure failure) {
        ByteBuf message = Messages.error(failure.fatal() ? "FATAL" : "ERROR", failure.sqlState(), Injected.TEXT);
        return new Expected.Answer((byte) 'E', message, Outcome.FAILED, failure.sqlState(), failure.fatal());
    }

    private static Expected.Answer lie(String statementClass) {
        String tag =
                switch (statementClass) {
                    case "INSERT" -> "INSERT 0 1";
                    case "UPDATE", "DELETE", "MERGE" -> statementClass + " 1";
                    case "SELECT" -> "SELECT 0";
                    default -> statementClass;
                };
        byte replaced = (byte) (statementClass.equals("COMMIT") ? 'C' : 'I');
        return new Expected.Answer(replaced, Messages.commandComplete(tag), Outcome.COMPLETED, tag, false);
    }

    private static String strikenClass(Strike strike, List<Tracked> statements) {
        boolean commit =
                statements.stream().anyMatch(tracked -> tracked.statementClass().equals("COMMIT"));
        boolean aboutCommit = !(strike.rule().trigger() instanceof WireTrigger.OfClass wanted)
                || wanted.statementClass().equals("COMMIT");
        return commit && aboutCommit
                ? "COMMIT"
                : statements.stream().map(Tracked::statementClass).findFirst().orElse("");
    }
}
