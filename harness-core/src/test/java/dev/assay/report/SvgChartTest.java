package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Evidence.Axis;
import dev.assay.check.Evidence.Chart;
import dev.assay.check.Evidence.Line;
import dev.assay.check.Evidence.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SvgChartTest {
    @Test
    void namesAxesAndLinesAndPutsRoundNumbersBesideThem() {
        String svg = SvgChart.svg(chart(false, new Line("before", List.of(new Point(0, 3), new Point(42, 187)))));

        assertThat(Xml.texts(svg, "text"))
                .containsExactly(
                        "Latency",
                        "before",
                        "0",
                        "10",
                        "20",
                        "30",
                        "40",
                        "50",
                        "0",
                        "50",
                        "100",
                        "150",
                        "200",
                        "latency in ms",
                        "time in s");
        assertThat(Xml.texts(svg, "desc")).containsExactly("Chart of latency in ms over time in s. Lines: before.");
        assertThat(Xml.texts(svg, "title")).containsExactly("Latency");
    }

    @Test
    void placesTheEndsOfALineAtTheEdgesOfItsPlot() {
        String svg = SvgChart.svg(chart(false, new Line("all", List.of(new Point(0, 0), new Point(50, 200)))));

        assertThat(svg).contains("points=\"46.5,340.0 728.0,90.0\"");
    }

    @Test
    void aLogarithmicAxisHasPowersOfTen() {
        String svg = SvgChart.svg(chart(true, new Line("tail", List.of(new Point(0, 0.5), new Point(42, 90_000)))));

        assertThat(Xml.texts(svg, "text")).contains("1", "10", "100", "1,000", "10,000", "100,000");
    }

    @Test
    void countsPointsThatHaveNoPlace() {
        Line line = new Line("tail", List.of(new Point(1, 0), new Point(2, Double.NaN), new Point(3, 10)));

        assertThat(Xml.texts(SvgChart.svg(chart(true, line)), "text"))
                .contains("2 points have no place on these axes and are not drawn");
    }

    @Test
    void chartsWithoutAnythingToDrawAreStillPictures() {
        assertThat(Xml.count(SvgChart.svg(chart(false)), "polyline")).isZero();
        assertThat(Xml.count(SvgChart.svg(chart(true, new Line("empty", List.of()))), "polyline"))
                .isEqualTo(1);
    }

    @Test
    void tellsMoreLinesThanColoursApartByDashes() {
        Line[] lines = IntStream.range(0, 8)
                .mapToObj(index -> new Line("line " + index, List.of(new Point(0, index), new Point(9, index * 2 + 1))))
                .toArray(Line[]::new);

        assertThat(SvgChart.svg(chart(false, lines)))
                .contains("class=\"line c0\"", "class=\"line c5\"", "class=\"line c1 second\"");
    }

    @Test
    void aHundredThousandPointsBecomeAPictureOfBoundedSize() {
        List<Point> points = IntStream.range(0, 100_000)
                .mapToObj(index -> new Point(index, index == 77_777 ? 900 : index % 17))
                .toList();
        String svg = SvgChart.svg(chart(false, new Line("all", points)));

        assertThat(svg.length()).isLessThan(60_000);
        assertThat(svg).as("the one peak is still drawn").contains("," + "115.0");
    }

    @Test
    void nastyTextStaysText() {
        for (String nasty : NastyText.samples(8731, 100)) {
            String svg = SvgChart.svg(Samples.chart(nasty));

            assertThat(Xml.names(svg)).as("seed 8731, text %s", nasty).doesNotContain("script", "img", "b2");
            assertThat(Xml.texts(svg, "title").get(0)).isEqualTo("chart " + NastyText.shown(nasty));
        }
    }

    private static Chart chart(boolean logarithmic, Line... lines) {
        return new Chart(
                "Latency", new Axis("time in s", false), new Axis("latency in ms", logarithmic), List.of(lines));
    }
}
