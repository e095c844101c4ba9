package dev.assay.chaos.schedule;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultArguments;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Lengths;
import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.UnreadableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one schedule, and says exactly which step it cannot read. */
final class ScheduleReader {
    private static final Pattern REPEAT = Pattern.compile("(\\d+)\\s*x\\b\\s*(.*)", Pattern.DOTALL);
    private static final Pattern LATER = Pattern.compile("(.*\\S)\\s+after\\s+([^()]*)", Pattern.DOTALL);
    private static final int MOST_NESTED = 20;

    private static final String EXAMPLE = "latency(300ms) 2s; partition 1s";
    private static final String TOGETHER = "latency(300ms) 4s + reset 1s after 1s";
    private static final String REPEATED = "3 x (partition 500ms; healthy 1s)";
    private static final String WALK = "random(latency(100ms), reset, partition) 10s";

    private final String text;

    ScheduleReader(String text) {
        this.text = text;
    }

    Schedule read() {
        if (text.isBlank()) {
            throw mistake("there is no step", EXAMPLE);
        }
        checkParentheses();
        Part whole = sequence(text);
        if (!whole.hurts()) {
            throw mistake("no step breaks anything", EXAMPLE);
        }
        checkSize(text, whole.steps(), whole.length());
        return new Schedule(whole);
    }

    private void checkParentheses() {
        int place = Text.unmatched(text);
        if (place >= 0) {
            throw mistake(
                    text.charAt(place) == '('
                            ? "the parenthesis before [" + text.substring(place + 1) + "] is never closed"
                            : "the parenthesis behind [" + text.substring(0, place) + "] was never opened",
                    REPEATED);
        }
        if (Text.depth(text) > MOST_NESTED) {
            throw mistake("its parentheses stand in one another more than " + MOST_NESTED + " times", REPEATED);
        }
    }

    private Part sequence(String written) {
        return Sequence.of(Text.split(written, ';').stream().map(this::stage).toList());
    }

    private Part stage(String written) {
        return Together.of(Text.split(written, '+').stream().map(this::strand).toList());
    }

    private Strand strand(String written) {
        Matcher later = LATER.matcher(written);
        return later.matches()
                ? new Strand(part(later.group(1)), after(written, later.group(2)))
                : new Strand(part(written), Duration.ZERO);
    }

    private Duration after(String written, String time) {
        try {
            return whole(time, TOGETHER);
        } catch (UnreadableException unreadable) {
            throw cannotRead(written, unreadable, TOGETHER);
        }
    }

    private Part part(String written) {
        Matcher repeat = REPEAT.matcher(written);
        if (repeat.matches()) {
            return repeat(written, repeat.group(1), repeat.group(2));
        }
        if (written.startsWith("(")) {
            return sequence(inside(written, written));
        }
        Named named = Named.read(written)
                .orElseThrow(
                        () -> mistake("the step [" + written + "] does not begin with the name of a fault", EXAMPLE));
        return named.name().equals(FaultForms.RANDOM) ? walk(written, named) : step(written, named);
    }

    private String inside(String written, String parenthesised) {
        int end = Text.closing(parenthesised);
        String behind = parenthesised.substring(end + 1).strip();
        if (!behind.isEmpty()) {
            throw mistake("the step [" + written + "] goes on behind its parentheses with [" + behind + "]", REPEATED);
        }
        return parenthesised.substring(1, end);
    }

    private Part repeat(String written, String number, String repeated) {
        if (!repeated.startsWith("(")) {
            throw mistake("the step [" + written + "] repeats what stands in no parentheses", REPEATED);
        }
        Part part = sequence(inside(written, repeated));
        int times = number.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(number);
        if (times < 2) {
            throw mistake(
                    "the step [" + written + "] repeats [" + number + "] times, and must at least twice", REPEATED);
        }
        checkSize(written, (long) times * part.steps(), Duration.ZERO);
        return new Repeat(times, part);
    }

    private void checkSize(String written, long steps, Duration length) {
        if (steps > Schedule.MOST_STEPS) {
            throw mistake(
                    "[" + written + "] may have " + steps + " steps once it is written out, and more than "
                            + Schedule.MOST_STEPS + " are not accepted",
                    REPEATED);
        }
        if (length.compareTo(Schedule.LONGEST) > 0) {
            throw mistake("it lasts " + Lengths.write(length) + ", more than a day", EXAMPLE);
        }
    }

    private Part walk(String written, Named named) {
        List<Fault> faults = Text.split(named.arguments(), ',').stream()
                .map(fault -> drawn(written, fault))
                .toList();
        if (faults.size() < 2 || new HashSet<>(faults).size() < faults.size()) {
            throw mistake("the step [" + written + "] does not draw from two or more faults, each named once", WALK);
        }
        if (faults.stream().noneMatch(Fault::hurts)) {
            throw mistake("the step [" + written + "] draws from nothing that breaks anything", WALK);
        }
        Duration length = length(written, named.rest(), WALK);
        faults.forEach(fault -> fit(written, fault, RandomWalk.shortest(fault), length));
        return new RandomWalk(faults, length);
    }

    private Fault drawn(String written, String fault) {
        Named named = Named.read(fault)
                .orElseThrow(() -> mistake("the step [" + written + "] draws from [" + fault + "], no fault", WALK));
        if (!named.rest().isEmpty()) {
            throw mistake(
                    "the step [" + written + "] draws from [" + fault + "], which must not have a length of its own",
                    WALK);
        }
        return fault(written, named, form(named.name()));
    }

    private void fit(String written, Fault fault, Duration shortest, Duration length) {
        if (shortest.compareTo(length) > 0) {
            throw mistake(
                    "the step [" + written + "] is too short for [" + fault.write() + "], a step of which lasts "
                            + Lengths.write(shortest) + " at least",
                    WALK);
        }
    }

    private Part step(String written, Named named) {
        FaultForm form = form(named.name());
        Fault fault = fault(written, named, form);
        Duration length = length(written, named.rest(), form.example());
        if (fault.shortest().compareTo(length) > 0) {
            throw mistake(
                    "the step [" + written + "] is over before a delayed call can be seen; it must last at least twice"
                            + " its delay",
                    form.example());
        }
        return new Step(fault, length);
    }

    private FaultForm form(String name) {
        String nearest = FaultForms.nearest(name);
        return FaultForms.named(name)
                .orElseThrow(() -> mistake(
                        "[" + name + "] is no fault, the nearest one is [" + nearest + "]",
                        FaultForms.named(nearest).map(FaultForm::example).orElse(WALK)));
    }

    private Fault fault(String written, Named named, FaultForm form) {
        try {
            return form.read(new FaultArguments(written, named.arguments(), form.example()));
        } catch (UnreadableException unreadable) {
            throw cannotRead(written, unreadable, form.example());
        }
    }

    private Duration length(String written, String length, String example) {
        try {
            if (length.isEmpty()) {
                throw new UnreadableException(written, "does not end with how long it lasts", example);
            }
            Duration duration = whole(length, example);
            if (duration.isZero()) {
                throw new UnreadableException(length, "is shorter than a millisecond", example);
            }
            return duration;
        } catch (UnreadableException unreadable) {
            throw cannotRead(written, unreadable, example);
        }
    }

    private static Duration whole(String time, String example) {
        Duration duration = Quantity.duration(time).toDuration();
        if (!Lengths.isWhole(duration)) {
            throw new UnreadableException(time, "is not a time of whole milliseconds", example);
        }
        return duration;
    }

    private MistakeException cannotRead(String written, UnreadableException unreadable, String fix) {
        return mistake("the step [" + written + "] cannot be read: " + unreadable.getMessage(), fix);
    }

    private MistakeException mistake(String found, String fix) {
        return new MistakeException(
                "@ChaosScenario faults = [" + text + "]",
                found,
                "Accepted are " + FaultForms.written()
                        + ", where T, J and L are times such as 200ms; with [;] one after the other, with [+] at the same"
                        + " time and [after T] later, with [3 x (...)] repeated, with [random(reset, partition) L] drawn"
                        + " from the seed",
                "faults = \"" + fix + "\"");
    }
}
