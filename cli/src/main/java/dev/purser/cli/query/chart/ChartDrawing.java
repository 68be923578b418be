package dev.purser.cli.query.chart;

import dev.purser.cli.query.chart.ChartPlan.Kind;
import dev.purser.cli.query.chart.ChartPlan.Stacking;
import java.awt.Color;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Makes XChart's charts of plans. */
final class ChartDrawing {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 480;
    /** With more labels than this along an axis, they are slanted. */
    private static final int UPRIGHT_LABELS = 12;

    private static final long DAY = 86_400_000;

    private ChartDrawing() {}

    static Chart<?, ?> of(ChartPlan plan) {
        Chart<?, ?> chart = switch (plan.kind()) {
            case PIE -> pie(plan);
            // Bars that lie do not stack in XChart; those that stand do.
            case BAR ->
                plan.stacking() == Stacking.BESIDE ? bars(plan) : categories(plan, CategorySeriesRenderStyle.Bar);
            case COLUMN -> categories(plan, CategorySeriesRenderStyle.Bar);
            case LINE, AREA, SCATTER -> along(plan);
        };
        Styler styler = chart.getStyler();
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartTitleVisible(!plan.title().isEmpty());
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setLegendVisible(legend(plan));
        if (styler instanceof AxesChartStyler axes) {
            axes(plan, axes);
        }
        return chart;
    }

    private static boolean legend(ChartPlan plan) {
        return ChartPlan.text(plan.properties(), "legend")
                .map(text -> !text.equalsIgnoreCase("hidden"))
                .orElse(plan.kind() == Kind.PIE || plan.series().size() > 1);
    }

    private static void axes(ChartPlan plan, AxesChartStyler axes) {
        axes.setTimezone(TimeZone.getTimeZone("UTC"));
        axes.setXAxisLogarithmic(log(plan, "xaxis"));
        axes.setYAxisLogarithmic(log(plan, "yaxis"));
        plan.number("ymin").ifPresent(axes::setYAxisMin);
        plan.number("ymax").ifPresent(axes::setYAxisMax);
        axes.setPlotBorderVisible(false);
    }

    private static boolean log(ChartPlan plan, String axis) {
        return ChartPlan.text(plan.properties(), axis)
                .filter("log"::equalsIgnoreCase)
                .isPresent();
    }

    private static PieChart pie(ChartPlan plan) {
        PieChart chart = new PieChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plan.title())
                .build();
        ChartSeries slices = Stacks.aligned(plan.series()).getFirst();
        for (int i = 0; i < slices.xs().size(); i++) {
            chart.addSeries(label(slices.xs().get(i)), Math.max(0, slices.ys().get(i)));
        }
        return chart;
    }

    private static HorizontalBarChart bars(ChartPlan plan) {
        HorizontalBarChart chart = new HorizontalBarChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plan.title())
                .xAxisTitle(plan.yTitle())
                .yAxisTitle(plan.xTitle())
                .build();
        for (ChartSeries series : shared(plan)) {
            chart.addSeries(series.name(), series.ys(), labels(series));
        }
        return chart;
    }

    private static CategoryChart categories(ChartPlan plan, CategorySeriesRenderStyle style) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plan.title())
                .xAxisTitle(plan.xTitle())
                .yAxisTitle(plan.yTitle())
                .build();
        chart.getStyler().setDefaultSeriesRenderStyle(style);
        chart.getStyler().setStacked(plan.stacking() != Stacking.BESIDE);
        int places = 0;
        for (ChartSeries series : shared(plan)) {
            places = series.xs().size();
            chart.addSeries(series.name(), labels(series), series.ys());
        }
        if (places > UPRIGHT_LABELS) {
            chart.getStyler().setXAxisLabelRotation(45);
            chart.getStyler().setXAxisMaxLabelCount(40);
        }
        return chart;
    }

    private static Chart<?, ?> along(ChartPlan plan) {
        if (plan.series().stream()
                .flatMap(series -> series.xs().stream())
                .anyMatch(x -> !(x instanceof Instant || x instanceof Double))) {
            return categories(
                    plan,
                    switch (plan.kind()) {
                        case AREA -> CategorySeriesRenderStyle.Area;
                        case SCATTER -> CategorySeriesRenderStyle.Scatter;
                        default -> CategorySeriesRenderStyle.Line;
                    });
        }
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plan.title())
                .xAxisTitle(plan.xTitle())
                .yAxisTitle(plan.yTitle())
                .build();
        chart.getStyler()
                .setDefaultSeriesRenderStyle(
                        switch (plan.kind()) {
                            case AREA -> XYSeriesRenderStyle.Area;
                            case SCATTER -> XYSeriesRenderStyle.Scatter;
                            default -> XYSeriesRenderStyle.Line;
                        });
        List<ChartSeries> all = plan.stacking() == Stacking.BESIDE || plan.kind() == Kind.SCATTER
                ? plan.series()
                : Stacks.heaped(shared(plan));
        for (ChartSeries series : all) {
            ChartSeries sorted = plan.kind() == Kind.SCATTER ? series : series.sorted();
            var drawn = chart.addSeries(sorted.name(), places(sorted), sorted.ys());
            if (plan.kind() != Kind.SCATTER && sorted.xs().size() > 1) {
                drawn.setMarker(SeriesMarkers.NONE);
            }
        }
        return chart;
    }

    private static List<ChartSeries> shared(ChartPlan plan) {
        List<ChartSeries> aligned = Stacks.aligned(plan.series());
        return plan.stacking() == Stacking.STACKED_TO_100 ? Stacks.shares(aligned) : aligned;
    }

    /** As XChart takes them. */
    private static List<Object> places(ChartSeries series) {
        return series.xs().stream()
                .<Object>map(x -> x instanceof Instant moment ? Date.from(moment) : x)
                .toList();
    }

    private static List<Object> labels(ChartSeries series) {
        boolean days =
                series.xs().stream().allMatch(x -> x instanceof Instant moment && moment.toEpochMilli() % DAY == 0);
        return series.xs().stream()
                .<Object>map(x -> x instanceof Instant at ? moment(at, days) : label(x))
                .toList();
    }

    private static String label(Object place) {
        return switch (place) {
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> Long.toString(number.longValue());
            case Instant at -> moment(at, false);
            default -> place.toString();
        };
    }

    /** A day, or a day with its time up to where it says something. */
    private static String moment(Instant time, boolean day) {
        LocalDateTime at = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return day ? at.toLocalDate().toString() : at.toString().replace('T', ' ');
    }
}
