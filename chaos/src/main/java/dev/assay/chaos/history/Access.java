package dev.assay.chaos.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an operation did to one key. Keys are compared as text; whole numbers of any type are equal if their values are. */
public sealed interface Access {
    /** Return the key. */
    String key();

    /** Return what sort of access it is, in one word. */
    String kind();

    /** Return it for people: {@code write [x] = [5]}. */
    String write();

    /**
     * Something that must be there exactly once: a row, a message, a payment.
     *
     * @param key its identity
     */
    record Effect(String key) implements Access {
        @Override
        public String kind() {
            return "write";
        }

        @Override
        public String write() {
            return "write [" + key + "]";
        }
    }

    /**
     * A value that was read.
     *
     * @param key where
     * @param value what; null if nothing was there
     */
    record Read(String key, @Nullable Object value) implements Access {
        public Read {
            value = Values.plain(value);
        }

        @Override
        public String kind() {
            return "read";
        }

        @Override
        public String write() {
            return "read [" + key + "] = [" + value + "]";
        }
    }

    /**
     * A value that replaced another.
     *
     * @param key where
     * @param value what; null if it was removed
     */
    record Write(String key, @Nullable Object value) implements Access {
        public Write {
            value = Values.plain(value);
        }

        @Override
        public String kind() {
            return "write";
        }

        @Override
        public String write() {
            return "write [" + key + "] = [" + value + "]";
        }
    }

    /**
     * An amount that was added in the database, whatever was there.
     *
     * @param key where
     * @param amount how much; below zero where it was taken away
     */
    record Add(String key, long amount) implements Access {
        public Add {
            Objects.requireNonNull(key);
        }

        @Override
        public String kind() {
            return "add";
        }

        @Override
        public String write() {
            return "add [" + amount + "] to [" + key + "]";
        }
    }
}
