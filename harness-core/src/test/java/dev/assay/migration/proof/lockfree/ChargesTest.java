package dev.assay.migration.proof.lockfree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.TrafficOperation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChargesTest {
    private static final Execution STORE = new Execution(
            new KnownOperation(
                    new TrafficOperation("store", (connection, turn) -> {}), Set.of(), Set.of("orders", "users")),
            4711,
            1);

    @Test
    void addsUpTheWaitsOfOneExecution() {
        Blockers blockers = new Blockers();
        blockers.add(17);
        Charges charges = new Charges(blockers);
        charges.note(List.of(waiter("orders", "10:00:00.1", 100)));
        charges.note(List.of(waiter("orders", "10:00:00.1", 300)));
        charges.note(List.of(waiter("users", "10:00:00.6", 200)));
        assertThat(charges.sums())
                .containsExactly(
                        new Wait("store", "orders", "RowExclusiveLock", "SHARE", "", BigDecimal.valueOf(500), 2));
    }

    @Test
    void remembersALockThatWasJustLetGo() {
        Blockers blockers = new Blockers();
        blockers.add(17);
        Charges charges = new Charges(blockers);
        charges.note(List.of(waiter("orders", "10:00:00.1", 100)));
        charges.note(List.of(waiter("orders", "10:00:00.1", 300, List.of())));
        assertThat(charges.sums())
                .containsExactly(
                        new Wait("store", "orders", "RowExclusiveLock", "SHARE", "", BigDecimal.valueOf(300), 1));
    }

    @Test
    void chargesNobodyWhoWaitsForOthers() {
        Charges charges = new Charges(new Blockers());
        charges.note(List.of(waiter("orders", "10:00:00.1", 100)));
        assertThat(charges.sums()).isEmpty();
    }

    private static Waiter waiter(String table, String since, int millis) {
        return waiter(table, since, millis, List.of("17 ShareLock"));
    }

    private static Waiter waiter(String table, String since, int millis, List<String> others) {
        return new Waiter(
                4711, List.of(17), STORE, "RowExclusiveLock", table, since, BigDecimal.valueOf(millis), others);
    }
}
