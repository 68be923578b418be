package dev.purser.cli.query.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.cli.CommandException;
import dev.purser.cli.query.output.Rows;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.query.ResultRow;
import dev.purser.lake.query.ResultSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class TestCharts {
    private static final ResultSink NOWHERE = new ResultSink() {
        @Override
        public void table(String name, List<BoundQuery.Column> columns, Optional<BoundQuery.Render> render) {}

        @Override
        public void row(ResultRow row) {}
    };

    @TempDir
    Path folder;

    private static Rows pulls() {
        Rows rows = new Rows()
                .column("TimeGenerated", KustoType.DATETIME)
                .column("Repository", KustoType.STRING)
                .column("n", KustoType.LONG);
        for (long hour = 0; hour < 5; hour++) {
            rows.row(Ticks.EPOCH + hour * Ticks.HOUR, "team/app <1>", hour);
            rows.row(Ticks.EPOCH + hour * Ticks.HOUR, "other", hour == 2 ? null : 10 - hour);
        }
        return rows;
    }

    private Document drawn(Rows rows, String chart, Map<String, String> properties) throws Exception {
        ChartOutput output = new ChartOutput(NOWHERE);
        rows.into(output, "PrimaryResult", Optional.of(new BoundQuery.Render(chart, properties)));
        Path svg = folder.resolve("chart.svg");
        output.draw(Optional.empty(), svg);
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return parsers.newDocumentBuilder().parse(svg.toFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timechart",
                "linechart",
                "anomalychart",
                "areachart",
                "stackedareachart",
                "scatterchart",
                "columnchart",
                "barchart",
                "piechart"
            })
    void everyKindIsDrawn(String chart) throws Exception {
        for (String kind : List.of("default", "stacked", "stacked100", "unstacked")) {
            Document svg = drawn(pulls(), chart, Map.of("kind", kind, "title", "Pulls & more"));
            assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo("Pulls & more");
            assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(10);
        }
    }

    @Test
    void oneSeriesForEachNameAndOneForEachColumnOfNumbers() {
        List<ChartSeries> byName = plan(pulls(), "timechart", Map.of()).series();
        assertThat(byName).extracting(ChartSeries::name).containsExactly("team/app <1>", "other");
        assertThat(byName.get(1).ys()).containsExactly(10.0, 9.0, Double.NaN, 7.0, 6.0);
        Rows two = new Rows()
                .column("k", KustoType.STRING)
                .column("a", KustoType.REAL)
                .column("b", KustoType.LONG)
                .row("x", 1.0, 2L);
        assertThat(plan(two, "columnchart", Map.of()).series())
                .extracting(ChartSeries::name)
                .containsExactly("a", "b");
        assertThat(plan(two, "columnchart", Map.of("ycolumns", "b")).series())
                .extracting(ChartSeries::name)
                .containsExactly("b");
    }

    @Test
    void arraysOfMakeSeriesAreTheirPoints() {
        Rows series = new Rows()
                .column("n", KustoType.DYNAMIC)
                .column("t", KustoType.DYNAMIC)
                .column("repo", KustoType.STRING)
                .row(
                        "[1,2,null]",
                        "[\"2026-11-20T00:00:00.0000000Z\",\"2026-11-20T01:00:00Z\",\"2026-11-20T02:00:00Z\"]",
                        "a");
        ChartPlan plan = plan(series, "timechart", Map.of());
        assertThat(plan.xTitle()).isEqualTo("t");
        assertThat(plan.series()).hasSize(1);
        assertThat(plan.series().getFirst().name()).isEqualTo("a");
        assertThat(plan.series().getFirst().ys()).containsExactly(1.0, 2.0, Double.NaN);
    }

    @Test
    void sharesOfAHundredAndSums() {
        List<ChartSeries> aligned =
                Stacks.aligned(plan(pulls(), "columnchart", Map.of()).series());
        assertThat(Stacks.shares(aligned).stream()
                        .mapToDouble(one -> one.ys().get(1))
                        .sum())
                .isEqualTo(100);
        assertThat(Stacks.heaped(aligned).getFirst().ys()).containsExactly(10.0, 10.0, 2.0, 10.0, 10.0);
        assertThat(plan(pulls(), "columnchart", Map.of("accumulate", "true"))
                        .series()
                        .getFirst()
                        .ys())
                .containsExactly(0.0, 1.0, 3.0, 6.0, 10.0);
    }

    @Test
    void whatCannotBeDrawnIsSaid() {
        assertThatThrownBy(() -> plan(pulls(), "card", Map.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("card");
        assertThatThrownBy(() -> plan(pulls(), "timechart", Map.of("xcolumn", "nope")))
                .hasMessageContaining("nope");
        assertThatThrownBy(() -> plan(new Rows().column("a", KustoType.STRING).row("x"), "columnchart", Map.of()))
                .hasMessageContaining("no column of numbers");
        assertThatThrownBy(() -> new ChartOutput(NOWHERE).draw(Optional.empty(), folder.resolve("x.svg")))
                .hasMessageContaining("how to draw");
    }

    private static ChartPlan plan(Rows rows, String chart, Map<String, String> properties) {
        List<BoundQuery.Column> columns = new ArrayList<>();
        List<Object[]> values = new ArrayList<>();
        try {
            rows.into(new ResultSink() {
                @Override
                public void table(String name, List<BoundQuery.Column> its, Optional<BoundQuery.Render> render) {
                    columns.addAll(its);
                }

                @Override
                public void row(ResultRow row) {
                    Object[] all = new Object[columns.size()];
                    for (int i = 0; i < all.length; i++) {
                        all[i] = ChartValue.of(row, i, columns.get(i).type());
                    }
                    values.add(all);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ChartPlan.of(new BoundQuery.Render(chart, properties), columns, values);
    }
}
