package dev.assay.database.seed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** {@code timestamp} and {@code timestamptz}: from the six years before 2026, to the second. */
record Moments() implements Kind {
    /** Where PostgreSQL counts from. */
    static final LocalDateTime EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);

    static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    static final int DAYS = (int) ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.of(2026, 1, 1));

    @Override
    public void write(Object value, CopyBuffer out) {
        out.int64(ChronoUnit.MICROS.between(EPOCH, utc(value)));
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        return FIRST_DAY.atStartOfDay().plusSeconds(random.nextInt(DAYS * 86_400));
    }

    @Override
    public long capacity(Limits limits) {
        return 100L * 365 * 86_400;
    }

    @Override
    public Object distinct(long index, Limits limits) {
        return FIRST_DAY.atStartOfDay().plusSeconds(index);
    }

    private static LocalDateTime utc(Object value) {
        if (value instanceof LocalDateTime local) {
            return local;
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof OffsetDateTime offset) {
            return offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        return value instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.parse(value.toString());
    }

    /** {@code date}. */
    record Days() implements Kind {
        @Override
        public void write(Object value, CopyBuffer out) {
            LocalDate day = value instanceof LocalDate known ? known : LocalDate.parse(value.toString());
            out.int32(Math.toIntExact(ChronoUnit.DAYS.between(EPOCH.toLocalDate(), day)));
        }

        @Override
        public Object random(Limits limits, SplittableRandom random) {
            return FIRST_DAY.plusDays(random.nextInt(DAYS));
        }

        @Override
        public long capacity(Limits limits) {
            return 1_000_000;
        }

        @Override
        public Object distinct(long index, Limits limits) {
            return FIRST_DAY.plusDays(index);
        }
    }

    /** {@code time}. */
    record Times() implements Kind {
        @Override
        public void write(Object value, CopyBuffer out) {
            LocalTime time = value instanceof LocalTime known ? known : LocalTime.parse(value.toString());
            out.int64(time.toNanoOfDay() / 1_000);
        }

        @Override
        public Object random(Limits limits, SplittableRandom random) {
            return LocalTime.ofSecondOfDay(random.nextInt(86_400));
        }

        @Override
        public long capacity(Limits limits) {
            return 86_400_000;
        }

        @Override
        public Object distinct(long index, Limits limits) {
            return LocalTime.ofNanoOfDay(index * 1_000_000);
        }
    }
}
