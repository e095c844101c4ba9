package dev.assay.chaos.node;

import dev.assay.chaos.fault.Target;
import dev.assay.database.Server;
import java.sql.Connection;

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

    /** Wait for what takes the server down and up again, and have it up whatever came out of that. */
    static void after(Aside<?> restart, Target target) throws Exception {
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
