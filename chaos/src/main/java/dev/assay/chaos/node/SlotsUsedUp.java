package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The server accepts no connection: others hold every slot, and who connects gets SQLSTATE 53300. The sessions that the
 * application has are ended first, because whoever holds one would not notice. Needs a server of its own.
 */
public record SlotsUsedUp() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM =
            new FaultForm("slots-used-up", "slots-used-up L", "slots-used-up 1s", arguments -> new SlotsUsedUp());

    private static final Duration PAUSE = Duration.ofMillis(50);

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public void require(Target target) {
        OwnServer.require(target, this, "be full");
    }

    @Override
    public Healing inject(Target target) throws Exception {
        require(target);
        return Aside.inject(() -> {
            FaultSessions sessions = new FaultSessions(target, FORM.keyword());
            try {
                crowdOut(target, sessions);
            } catch (Exception failed) {
                sessions.close();
                throw failed;
            }
            Aside<Boolean> filling = Aside.repeat(PAUSE, () -> fill(sessions));
            return () -> empty(filling, sessions);
        });
    }

    /** Meanwhile the application must not connect, or it would take part in a race for the slots. */
    private static void crowdOut(Target target, FaultSessions sessions) throws Exception {
        target.endpoint().refuse();
        try {
            ApplicationSessions application = new ApplicationSessions(sessions.open());
            boolean alone = Wait.until(target, () -> {
                var unused = application.end();
                return application.count() == 0;
            });
            // A slot becomes free a moment after its session is gone.
            if (!alone || !Wait.until(target, () -> fill(sessions) == 0)) {
                throw new IllegalStateException("the slots could not be used up within " + Wait.LIMIT.toSeconds()
                        + " s: the application, or another one, takes them again and again");
            }
        } finally {
            target.endpoint().accept();
        }
    }

    /** Open sessions until one is refused, and return how many were opened. */
    private static int fill(FaultSessions sessions) throws SQLException {
        int opened = 0;
        try {
            while (true) {
                var unused = sessions.open();
                opened++;
            }
        } catch (SQLException refused) {
            if (Sql.TOO_MANY_CONNECTIONS.equals(refused.getSQLState())) {
                return opened;
            }
            throw refused;
        }
    }

    private static void empty(Aside<Boolean> filling, FaultSessions sessions) throws Exception {
        try (sessions) {
            var unused = filling.end();
        }
    }
}
