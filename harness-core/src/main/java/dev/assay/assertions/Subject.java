package dev.assay.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What assertions are about: a database, as it is after some statements, as some role sees it.
 *
 * @param source its connections
 * @param before the statements that each trial executes first
 * @param role who executes what is judged; nobody else than the connection's role if empty
 * @param failures told of each assertion that does not hold
 */
record Subject(DataSource source, List<Sql> before, Optional<String> role, Consumer<AssertionError> failures) {
    static final Consumer<AssertionError> THROWING = failure -> {
        throw failure;
    };

    Subject {
        before = List.copyOf(before);
    }

    static Subject of(DataSource source, Consumer<AssertionError> failures) {
        return new Subject(source, List.of(), Optional.empty(), failures);
    }

    Subject after(Sql statement) {
        List<Sql> statements = new ArrayList<>(before);
        statements.add(statement);
        return new Subject(source, statements, role, failures);
    }

    Subject seenBy(String other) {
        return new Subject(source, before, Optional.of(other), failures);
    }

    /**
     * Do something in a transaction that is rolled back.
     *
     * @throws Unmet if one of the statements before it fails
     */
    <T> T trial(Function<Session, T> work) {
        return Session.trial(this, work);
    }
}
