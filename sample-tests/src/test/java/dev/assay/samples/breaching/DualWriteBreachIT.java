package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the samples are measured, and locks of this session mean nothing to theirs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DualWriteBreachIT {
    private final BreachingRun run = BreachingRun.of(DualWriteBreach.class);

    @Test
    void forgetsDeletes() {
        run.assertFailure("DualWriteBreach.triggerThatForgetsDeletes", """
                dual writes breached  DualWriteBreach.triggerThatForgetsDeletes
                  interleavings that differ  1  promised <= 0  n = 1
                  differ    no user, account [ann612]
                  session 2  INSERT INTO users (id, email) OVERRIDING SYSTEM VALUE VALUES (3, 'ann612') ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email
                  session 2  DELETE FROM users WHERE id = 3
                  then      all transactions are committed
                  repeat    mvn test -Dtest=DualWriteBreach#triggerThatForgetsDeletes -Dassay.seed=8731
                  evidence  target/assay-breaching/DualWriteBreach/triggerThatForgetsDeletes.html""");
    }

    @Test
    void forgetsUpserts() {
        run.assertFailure("DualWriteBreach.triggerThatForgetsUpserts", """
                dual writes breached  DualWriteBreach.triggerThatForgetsUpserts
                  interleavings that differ  1  promised <= 0  n = 1
                  differ    user 1 [ann746], account [ann258]
                  session 1  INSERT INTO users (id, email) OVERRIDING SYSTEM VALUE VALUES (1, 'ann258') ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email
                  session 1  INSERT INTO users (id, email) OVERRIDING SYSTEM VALUE VALUES (1, 'ann746') ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email
                  then      all transactions are committed
                  repeat    mvn test -Dtest=DualWriteBreach#triggerThatForgetsUpserts -Dassay.seed=8731
                  evidence  target/assay-breaching/DualWriteBreach/triggerThatForgetsUpserts.html""");
    }
}
