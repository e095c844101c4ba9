package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Target;
import dev.assay.check.MistakeException;
import dev.assay.database.Capability;
import dev.assay.database.Server;
import java.util.Arrays;
import java.util.TreeSet;

/** What a fault demands that hurts whoever else is on the server. */
final class OwnServer {
    private OwnServer() {}

    /**
     * Refuse a server that other tests share, or that cannot do what the fault needs.
     *
     * @param harm what would happen to the others, in words that follow "it would"
     * @param needed what the fault needs of the server
     * @throws MistakeException naming the line that fixes it
     */
    static void require(Target target, Fault fault, String harm, Capability... needed) {
        Server server = target.database().server();
        if (server.isShared()) {
            throw new MistakeException(
                    asked(fault),
                    "a server that other tests have databases on, and it would " + harm + " for all of them",
                    "",
                    "@DatabaseTest(ownServer = true)");
        }
        Arrays.stream(needed)
                .filter(capability -> !server.capabilities().contains(capability))
                .findFirst()
                .ifPresent(missing -> {
                    throw incapable(server, fault, missing);
                });
    }

    static String asked(Fault fault) {
        return "@ChaosScenario faults = [" + fault.write() + "]";
    }

    private static MistakeException incapable(Server server, Fault fault, Capability missing) {
        return new MistakeException(
                asked(fault),
                "[" + server.info().describe() + "] cannot [" + missing + "], it can "
                        + new TreeSet<>(server.capabilities()),
                "Not every provider can do everything to its servers",
                "@DatabaseTest(provider = \"embedded\", ownServer = true)");
    }
}
