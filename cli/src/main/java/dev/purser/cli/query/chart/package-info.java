/**
 * Kusto's {@code render}, drawn to SVG without a display.
 *
 * <p>Promises: which column is drawn where follows Kusto's rules and the hint's properties; what cannot be drawn is said.
 * The drawing is XChart's, the SVG Batik's. Start at {@link dev.purser.cli.query.chart.ChartOutput}.
 */
package dev.purser.cli.query.chart;
