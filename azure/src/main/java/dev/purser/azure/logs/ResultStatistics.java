package dev.purser.azure.logs;

import dev.purser.event.json.JsonBytes;
import dev.purser.lake.query.QueryReport;
import java.time.Duration;
import java.util.List;

/**
 * What a query took, in the members that Azure's answers have for it. What is not measured here (caches, processor time,
 * what was scanned) is left out.
 */
final class ResultStatistics {
    /** How large a table of the answer is: rows, and bytes as written. */
    record Size(long rows, long bytes) {}

    private static final double NANOS = 1e9;

    private ResultStatistics() {}

    static void write(JsonBytes json, QueryReport report, List<Size> sizes) {
        json.raw(",\"statistics\":{\"query\":{\"executionTime\":");
        json.raw(seconds(report.running()));
        json.raw(",\"translationTime\":");
        json.raw(seconds(report.translating()));
        json.raw(",\"queueTime\":");
        json.raw(seconds(report.waiting()));
        json.raw(",\"resourceUsage\":{");
        if (report.peakMemory() > 0) {
            json.raw("\"memory\":{\"peakPerNode\":");
            json.digits(report.peakMemory());
            json.raw("}");
        }
        json.raw("},\"inputDatasetStatistics\":{},\"datasetStatistics\":[");
        for (int i = 0; i < sizes.size(); i++) {
            json.raw(i == 0 ? "{\"tableRowCount\":" : ",{\"tableRowCount\":");
            json.digits(sizes.get(i).rows());
            json.raw(",\"tableSize\":");
            json.digits(sizes.get(i).bytes());
            json.raw("}");
        }
        json.raw("]}}");
    }

    private static String seconds(Duration time) {
        return Double.toString(time.toNanos() / NANOS);
    }
}
