package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;

class RoundTripBreachIT {
    @Test
    void readsLikeAnAnswer() {
        BreachingRun run = BreachingRun.of(RoundTripBreach.class);

        run.assertFailed("RoundTripBreach.amountsCanGoBack");
        run.assertFailure("RoundTripBreach.amountsCanGoBack", """
                @MigrationTest breached  RoundTripBreach.amountsCanGoBack
                  round trip  1  each upgrade can be taken back and made again, and no row is lost  n = 3
                  undo        U2__wider_amounts.sql does not bring back what was there before V2__wider_amounts.sql
                  missing     index orders_amount_idx
                  different   column orders.amount is [3. numeric(10,2) not null], expected [2. numeric(10,2) not null]
                  different   column orders.note is [2. text], expected [3. text]
                  rows        orders: [100] changed of [100]
                  changed     orders, id = 13: amount is [0.00], expected [13.00]
                  changed     orders, id = 43: amount is [0.00], expected [43.00]
                  changed     orders, id = 49: amount is [0.00], expected [49.00]
                  changed     orders, id = 83: amount is [0.00], expected [83.00]
                  changed     orders, id = 85: amount is [0.00], expected [85.00]
                  undo        U3__optional_amounts.sql fails over rows that were written after V3__optional_amounts.sql
                  failed      U3__optional_amounts.sql, line 1: ERROR: column "amount" of relation "orders" contains null values [23502]
                  statement   ALTER TABLE orders ALTER COLUMN amount SET NOT NULL
                  because     a release is rolled back at night, by hand
                  repeat      mvn test -Dtest=RoundTripBreach#amountsCanGoBack -Dassay.seed=8731
                  evidence    target/assay-breaching/RoundTripBreach/amountsCanGoBack.html""");
    }
}
