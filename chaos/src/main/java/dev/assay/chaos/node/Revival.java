package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.database.Server;
import java.sql.Connection;
import java.util.function.Consumer;

/** Brings a server back. */
final class Revival {
    private Revival() {}

    /** Start the server if it is down, and return when it has answered. */
    static void of(Target target) throws Exception {
        Server server = target.database().server();
        if (!server.isRunning()) {
            server.start();
        }
        try (FaultSessions sessions = new FaultSessions(target, "revival")) {
            Connection connection = sessions.open();
            var unused = Sql.number(connection, "SELECT 1");
        }
    }

    /** Kill the server; if that fails it is brought back. */
    static void kill(Target target) throws Exception {
        try {
            target.database().server().kill();
        } catch (RuntimeException failed) {
            broughtBack(target, failed);
            throw failed;
        }
    }

    /** Begin to take the server down and up again, where the application has a session that ends with it; healing waits for that. */
    static Healing downAndUp(Target target, Fault fault, Consumer<Server> work) throws Exception {
        return Aside.inject(() -> {
            ApplicationSessions.require(target, fault);
            Aside<Boolean> restart = Aside.begin(() -> {
                work.accept(target.database().server());
                return true;
            });
            return () -> after(restart, target);
        });
    }

    /** Have the server up, whatever came out of what takes it down and up again. */
    private static void after(Aside<?> restart, Target target) throws Exception {
        try {
            var unused = restart.end();
        } catch (Exception failed) {
            broughtBack(target, failed);
            throw failed;
        }
        of(target);
    }

    private static void broughtBack(Target target, Exception reason) {
        try {
            of(target);
        } catch (Exception more) {
            reason.addSuppressed(more);
        }
    }
}
