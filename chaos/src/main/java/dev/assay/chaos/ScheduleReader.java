package dev.assay.chaos;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultArguments;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.UnreadableException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one schedule, and says exactly which step it cannot read. */
final class ScheduleReader {
    private static final Pattern STEP = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)\\s*(?:\\(([^()]*)\\))?\\s*(.*)");
    private static final String EXAMPLE = "latency(300ms) 2s; partition 1s";

    private final String text;

    ScheduleReader(String text) {
        this.text = text;
    }

    Schedule read() {
        if (text.isBlank()) {
            throw mistake("there is no step", EXAMPLE);
        }
        List<Step> steps = Arrays.stream(text.split(";", -1))
                .map(String::strip)
                .map(this::step)
                .toList();
        if (steps.stream().noneMatch(step -> step.fault().hurts())) {
            throw mistake("no step breaks anything", EXAMPLE);
        }
        return new Schedule(steps);
    }

    private Step step(String written) {
        Matcher matcher = STEP.matcher(written);
        if (!matcher.matches()) {
            throw mistake("the step [" + written + "] does not begin with the name of a fault", EXAMPLE);
        }
        FaultForm form = form(matcher.group(1));
        String inParentheses = matcher.group(2) == null ? "" : matcher.group(2);
        try {
            Fault fault = form.read(new FaultArguments(written, inParentheses, form.example()));
            return fit(written, new Step(fault, length(written, matcher.group(3), form)), form);
        } catch (UnreadableException unreadable) {
            throw mistake("the step [" + written + "] cannot be read: " + unreadable.getMessage(), form.example());
        }
    }

    private FaultForm form(String keyword) {
        FaultForm nearest = FaultForms.nearest(keyword);
        return FaultForms.named(keyword)
                .orElseThrow(() -> mistake(
                        "[" + keyword + "] is no fault, the nearest one is [" + nearest.keyword() + "]",
                        nearest.example()));
    }

    private static Duration length(String written, String length, FaultForm form) {
        if (length.isEmpty()) {
            throw new UnreadableException(written, "does not end with how long it lasts", form.example());
        }
        Duration duration = Quantity.duration(length).toDuration();
        if (duration.toMillis() == 0) {
            throw new UnreadableException(length, "is shorter than a millisecond", form.example());
        }
        return duration;
    }

    private Step fit(String written, Step step, FaultForm form) {
        if (step.fault().shortest().compareTo(step.length()) > 0) {
            throw mistake(
                    "the step [" + written + "] is over before a delayed call can be seen; it must last at least twice"
                            + " its delay",
                    form.example());
        }
        return step;
    }

    private MistakeException mistake(String found, String fix) {
        return new MistakeException(
                "@ChaosScenario faults = [" + text + "]",
                found,
                "Accepted are " + FaultForms.written() + ", where T, J and L are times such as 200ms",
                "faults = \"" + fix + "\"");
    }
}
