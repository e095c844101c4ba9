package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final Optional<Job> MAKE = Optional.of(new Job.Make());

    private int number;

    @Test
    void keepsAsManyReadyAsItWasTold() {
        Stock stock = new Stock(2, 10);

        assertThat(stock.next()).isEqualTo(MAKE);
        assertThat(stock.next()).as("one at a time is ready sooner").isEmpty();
        stock.made(database());
        assertThat(stock.next()).isEqualTo(MAKE);
        stock.made(database());
        assertThat(stock.next()).isEmpty();
    }

    @Test
    void keepsAsManyReadyAsAreInUse() {
        Stock stock = new Stock(1, 100);
        for (int test = 0; test < 3; test++) {
            use(stock);
        }
        for (int clone = 0; clone < 3; clone++) {
            assertThat(stock.next()).isEqualTo(MAKE);
            stock.made(database());
        }
        assertThat(stock.next()).isEmpty();
    }

    @Test
    void keepsNoneReadyWhereNoneIsWanted() {
        Stock stock = new Stock(0, 10);
        assertThat(stock.next()).isEmpty();

        Ticket ticket = Ticket.forClone();
        stock.ask(ticket);
        assertThat(stock.next()).isEqualTo(MAKE);
        MadeDatabase made = database();
        stock.made(made);
        assertThat(ticket.answer().join()).contains(made);
        assertThat(stock.next()).isEmpty();
    }

    @Test
    void cloneInTheMakingGoesToWhoWaits() {
        Stock stock = new Stock(1, 1);
        stock.next();
        Ticket ticket = Ticket.forClone();
        stock.ask(ticket);

        assertThat(stock.next()).as("the one that is made will do").isEmpty();
        MadeDatabase made = database();
        stock.made(made);
        assertThat(ticket.answer().join()).contains(made);
    }

    @Test
    void droppingWaitsWhileSomebodyWaitsAndThereIsRoom() {
        Stock stock = new Stock(0, 10);
        MadeDatabase used = use(stock);
        close(stock, used);
        stock.ask(Ticket.forClone());

        assertThat(stock.next()).isEqualTo(MAKE);
        assertThat(stock.next()).isEmpty();
        stock.made(database());
        assertThat(stock.next()).contains(new Job.Drop(used));
    }

    @Test
    void droppingComesFirstWhereThereIsNoRoom() {
        Stock stock = new Stock(0, 1);
        MadeDatabase used = use(stock);
        close(stock, used);
        stock.ask(Ticket.forClone());

        assertThat(stock.next()).contains(new Job.Drop(used));
        assertThat(stock.next()).isEmpty();
        stock.dropped();
        assertThat(stock.next()).isEqualTo(MAKE);
    }

    @Test
    void sessionsOfAClosedOneEndBeforeAnythingElse() {
        Stock stock = new Stock(0, 10);
        MadeDatabase used = use(stock);
        stock.condemn(used);
        stock.ask(Ticket.forClone());

        assertThat(stock.next()).contains(new Job.End(used));
        assertThat(stock.next()).isEqualTo(MAKE);
    }

    @Test
    void whatIsNotOursAnyMoreKeepsItsPlace() {
        Stock stock = new Stock(0, 1);
        MadeDatabase used = use(stock);
        stock.condemn(used);
        stock.next();
        stock.notEnded(used);
        stock.ask(Ticket.forClone());

        assertThat(stock.next()).isEmpty();
    }

    @Test
    void snapshotIsDroppedWithoutTakingThePlaceOfADatabase() {
        Stock stock = new Stock(0, 2);
        use(stock);
        MadeDatabase snapshot = database();
        stock.discard(snapshot);

        assertThat(stock.next()).contains(new Job.Drop(snapshot));
        stock.dropped();
        stock.ask(Ticket.forClone());
        assertThat(stock.next()).isEqualTo(MAKE);
    }

    @Test
    void whatNoWorkerHasLookedAtIsGivenOnceAtTheEnd() {
        Stock stock = new Stock(0, 10);
        MadeDatabase used = use(stock);
        stock.condemn(used);
        stock.close();

        assertThat(stock.next()).isEmpty();
        assertThat(stock.takeClosing()).containsExactly(used);
        assertThat(stock.takeClosing()).isEmpty();
    }

    @Test
    void whatCannotBeDroppedKeepsItsPlace() {
        Stock stock = new Stock(0, 1);
        MadeDatabase used = use(stock);
        close(stock, used);
        stock.next();
        stock.notDropped(used);
        stock.ask(Ticket.forClone());

        assertThat(stock.next()).isEmpty();
    }

    @Test
    void failureInAdvanceStopsMakingUntilSomebodyAsks() {
        Stock stock = new Stock(1, 10);
        DatabaseException failure = new DatabaseException("No space left on device");
        stock.next();
        stock.notMade(failure);

        assertThat(stock.next()).isEmpty();
        assertThat(stock.takeFailure()).containsSame(failure);
        assertThat(stock.takeFailure()).isEmpty();
        assertThat(stock.next()).isEqualTo(MAKE);
    }

    @Test
    void roomIsGivenInTheOrderOfAsking() {
        Stock stock = new Stock(1, 1);
        MadeDatabase used = use(stock);
        Ticket first = Ticket.forRoom();
        Ticket second = Ticket.forClone();
        stock.ask(first);
        stock.ask(second);
        close(stock, used);
        stock.next();
        stock.dropped();

        assertThat(stock.next()).isEmpty();
        assertThat(first.answer().join()).isEmpty();
        assertThat(second.answer()).isNotDone();
    }

    @Test
    void readyOnesGiveWayToWhoWantsRoom() {
        Stock stock = new Stock(2, 3);
        use(stock);
        MadeDatabase ready = database();
        stock.next();
        stock.made(ready);
        stock.next();
        stock.made(database());
        Ticket ticket = Ticket.forRoom();
        stock.ask(ticket);

        assertThat(stock.next()).contains(new Job.Drop(ready));
        assertThat(stock.next()).isEmpty();
        stock.dropped();
        assertThat(stock.next()).isEmpty();
        assertThat(ticket.answer().join()).isEmpty();
    }

    @Test
    void whoStoodBehindOneThatGotRoomGetsTheReadyClone() {
        Stock stock = new Stock(2, 3);
        use(stock);
        MadeDatabase first = database();
        MadeDatabase second = database();
        stock.next();
        stock.made(first);
        stock.next();
        stock.made(second);
        Ticket room = Ticket.forRoom();
        Ticket clone = Ticket.forClone();
        stock.ask(room);
        stock.ask(clone);

        assertThat(stock.next()).contains(new Job.Drop(first));
        stock.dropped();
        assertThat(stock.next()).isEmpty();
        assertThat(room.answer().join()).isEmpty();
        assertThat(clone.answer()).isCompletedWithValue(Optional.of(second));
    }

    @Test
    void whoStoodBehindOneThatGaveUpGetsTheReadyClone() {
        Stock stock = new Stock(1, 2);
        use(stock);
        MadeDatabase ready = database();
        stock.next();
        stock.made(ready);
        Ticket room = Ticket.forRoom();
        Ticket clone = Ticket.forClone();
        stock.ask(room);
        stock.ask(clone);
        stock.cancel(room);

        assertThat(stock.next()).isEmpty();
        assertThat(clone.answer()).isCompletedWithValue(Optional.of(ready));
    }

    private MadeDatabase use(Stock stock) {
        Ticket ticket = Ticket.forClone();
        stock.ask(ticket);
        stock.next();
        stock.made(database());
        return ticket.answer().join().orElseThrow();
    }

    private static void close(Stock stock, MadeDatabase used) {
        stock.condemn(used);
        assertThat(stock.next()).contains(new Job.End(used));
        stock.ended(used);
    }

    private MadeDatabase database() {
        number++;
        return new MadeDatabase("assay_" + number, new Marker("assay:" + number));
    }
}
