package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Evidence.Bar;
import dev.assay.check.Evidence.Lane;
import dev.assay.check.Evidence.Timeline;
import dev.assay.check.Evidence.Tone;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SvgTimelineTest {
    @Test
    void showsLanesBarsAndTimes() {
        String svg = SvgTimeline.svg(timeline(
                new Lane("faults", List.of(new Bar(1000, 3000, "latency", Tone.BAD))),
                new Lane("health", List.of(new Bar(0, 4000, "healthy", Tone.GOOD)))));

        assertThat(Xml.texts(svg, "text"))
                .containsExactly(
                        "Faults",
                        "as it should be",
                        "harm",
                        "faults",
                        "health",
                        "latency",
                        "healthy",
                        "0",
                        "1",
                        "2",
                        "3",
                        "4",
                        "time in s");
        assertThat(Xml.texts(svg, "title"))
                .containsExactly("Faults", "latency, 1,000 to 3,000 ms", "healthy, 0 to 4,000 ms");
        assertThat(Xml.texts(svg, "desc"))
                .containsExactly("Timeline of 2 bars. Lanes from top to bottom: faults, health.");
    }

    @Test
    void labelsThatWouldTouchTheNextBarStayInTheTip() {
        String svg = SvgTimeline.svg(timeline(new Lane(
                "save", List.of(new Bar(0, 10, "the first one", Tone.GOOD), new Bar(20, 990, "second", Tone.GOOD)))));

        assertThat(Xml.texts(svg, "text")).contains("second").doesNotContain("the first one");
        assertThat(Xml.texts(svg, "title")).contains("the first one, 0 to 10 ms");
    }

    @Test
    void barsThatHappenAtOnceLieBelowEachOther() {
        String svg = SvgTimeline.svg(
                timeline(new Lane("save", List.of(new Bar(0, 100, "a", Tone.GOOD), new Bar(50, 150, "b", Tone.GOOD)))));

        assertThat(svg).contains("y=\"74\"", "y=\"100\"");
    }

    @Test
    void countsBarsBeyondTheRowsOfALane() {
        List<Bar> bars = IntStream.range(0, SvgTimeline.MOST_ROWS + 3)
                .mapToObj(index -> new Bar(0, 100, "bar " + index, Tone.NEUTRAL))
                .toList();

        assertThat(Xml.texts(SvgTimeline.svg(timeline(new Lane("save", bars))), "text"))
                .contains("bar 11", "and 3 more at the same time")
                .doesNotContain("bar 12");
    }

    @Test
    void anInstantIsWideEnoughToBeSeen() {
        String svg = SvgTimeline.svg(timeline(new Lane("faults", List.of(new Bar(500, 500, "kill", Tone.BAD)))));

        assertThat(svg).contains("width=\"2.5\"");
    }

    @Test
    void anEmptyTimelineIsStillAPicture() {
        assertThat(Xml.texts(SvgTimeline.svg(timeline()), "desc"))
                .containsExactly("Timeline of 0 bars. Lanes from top to bottom: .");
    }

    @Test
    void nastyTextStaysText() {
        for (String nasty : NastyText.samples(8731, 100)) {
            String svg = SvgTimeline.svg(Samples.timeline(nasty));

            assertThat(Xml.names(svg)).as("seed 8731, text %s", nasty).doesNotContain("script", "img", "b2");
            assertThat(Xml.texts(svg, "title").get(0)).isEqualTo("timeline " + NastyText.shown(nasty));
        }
    }

    private static Timeline timeline(Lane... lanes) {
        return new Timeline("Faults", List.of(lanes));
    }
}
