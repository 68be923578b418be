package dev.purser.cli.query.chart;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.kql.BoundQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is drawn.
 *
 * @param kind which chart
 * @param stacking how values at the same place stand to each other
 * @param series at least one
 * @param xTitle may be empty
 * @param yTitle may be empty
 * @param properties the hint's further ones, by Kusto's names
 */
record ChartPlan(
        Kind kind,
        Stacking stacking,
        List<ChartSeries> series,
        String title,
        String xTitle,
        String yTitle,
        Map<String, String> properties) {
    /** The charts that are drawn. */
    enum Kind {
        LINE,
        AREA,
        SCATTER,
        COLUMN,
        BAR,
        PIE
    }

    /** Kusto's {@code kind} property. */
    enum Stacking {
        BESIDE,
        STACKED,
        STACKED_TO_100
    }

    private static final int MOST_SERIES = 200;

    static ChartPlan of(BoundQuery.Render render, List<BoundQuery.Column> columns, List<Object[]> rows) {
        Kind kind = kind(render.chart());
        Map<String, String> properties = render.properties();
        Roles roles = Roles.of(kind, render.chart(), columns, rows, properties);
        List<ChartSeries> series = ChartSeries.of(roles, columns, rows);
        if (series.isEmpty()) {
            throw new CommandException(ExitCode.FAILURE, "there are no rows to draw", "");
        }
        if (series.size() > MOST_SERIES) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    series.size() + " series are too many for a chart",
                    "Keep the largest, such as with 'top 10 by …'.");
        }
        return new ChartPlan(
                kind,
                stacking(render),
                accumulated(series, properties),
                text(properties, "title").orElse(""),
                text(properties, "xtitle")
                        .orElse(roles.x() < 0 ? "" : columns.get(roles.x()).name()),
                text(properties, "ytitle")
                        .orElse(
                                roles.ys().size() == 1
                                        ? columns.get(roles.ys().getFirst()).name()
                                        : ""),
                properties);
    }

    private static Kind kind(String chart) {
        return switch (chart.toLowerCase(Locale.ROOT)) {
            case "timechart", "linechart", "anomalychart" -> Kind.LINE;
            case "areachart", "stackedareachart" -> Kind.AREA;
            case "scatterchart" -> Kind.SCATTER;
            case "columnchart" -> Kind.COLUMN;
            case "barchart" -> Kind.BAR;
            case "piechart" -> Kind.PIE;
            default ->
                throw new CommandException(
                        ExitCode.FAILURE,
                        "a " + chart + " is not drawn",
                        "Drawn are timechart, linechart, anomalychart, areachart, stackedareachart, scatterchart,"
                                + " columnchart, barchart and piechart.");
        };
    }

    private static Stacking stacking(BoundQuery.Render render) {
        if (render.chart().equalsIgnoreCase("stackedareachart")) {
            return Stacking.STACKED;
        }
        return switch (text(render.properties(), "kind").orElse("").toLowerCase(Locale.ROOT)) {
            case "stacked" -> Stacking.STACKED;
            case "stacked100" -> Stacking.STACKED_TO_100;
            default -> Stacking.BESIDE;
        };
    }

    private static List<ChartSeries> accumulated(List<ChartSeries> series, Map<String, String> properties) {
        return text(properties, "accumulate").filter("true"::equalsIgnoreCase).isPresent()
                ? series.stream().map(ChartSeries::accumulated).toList()
                : series;
    }

    /** A property's text, whatever case its name is in. */
    static Optional<String> text(Map<String, String> properties, String name) {
        return properties.entrySet().stream()
                .filter(one -> one.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    Optional<Double> number(String name) {
        return text(properties, name).flatMap(text -> {
            try {
                return Optional.of(Double.valueOf(text));
            } catch (NumberFormatException none) {
                return Optional.empty();
            }
        });
    }
}
