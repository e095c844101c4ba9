package dev.assay.assertions;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * An assertion about something in a database. If that is missing, and soft assertions went on nevertheless, nothing more is
 * asked of it.
 *
 * @param <S> the assertion itself
 * @param <A> what it is about
 */
public abstract class SubjectAssert<S extends SubjectAssert<S, A>, A> extends AbstractAssert<S, A> {
    private final Subject subject;

    SubjectAssert(Subject subject, @Nullable A actual, Class<S> self) {
        super(actual, self);
        this.subject = subject;
    }

    final Subject subject() {
        return subject;
    }

    /** Judge what is there, and report it if that throws {@link Unmet}. */
    final S demand(Consumer<A> judge) {
        if (actual != null) {
            find(() -> {
                judge.accept(actual);
                return actual;
            });
        }
        return myself;
    }

    /** Return what is looked for, or report that it is missing and return null. */
    final <T> @Nullable T find(Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (Unmet unmet) {
            subject.failures().accept(failure("%s", unmet.answer().text()));
            return null;
        }
    }

    /** Hand description and message down to an assertion about a part. */
    final <P extends SubjectAssert<?, ?>> P inherited(P part) {
        part.info.description(info.description());
        String message = info.overridingErrorMessage();
        if (message != null) {
            part.info.overridingErrorMessage(message);
        }
        return part;
    }
}
