package dev.purser.kql.syntax;

import dev.purser.kql.type.KustoType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tabular operator as written. */
public sealed interface Op extends Node.Tabular {
    /** An ordering; empty where nothing was said. */
    record Key(Node expr, Optional<Boolean> descending, Optional<Boolean> nullsFirst) {}

    /** A column of a schema that a query spells out. */
    record Declared(Node.Name name, KustoType type) {}

    /** A parameter such as {@code kind=inner}; the value is a literal or a name. */
    record Param(int start, int end, String value, Node node) {}

    record Where(int start, int end, Node predicate) implements Op {}

    /** {@code project}, {@code extend}, {@code print}, {@code serialize}. */
    record Columns(int start, int end, String kind, List<Node> items) implements Op {}

    /** {@code project-away}, {@code project-keep}, {@code project-rename}. */
    record Choose(int start, int end, String kind, List<Node> items) implements Op {}

    record Reorder(int start, int end, List<Node> items, List<String> orders) implements Op {}

    record Summarize(int start, int end, List<Node> aggregates, List<Node> by, boolean hasBy) implements Op {}

    record Distinct(int start, int end, List<Node> items) implements Op {}

    record Count(int start, int end, Optional<Node.Name> as) implements Op {}

    record Take(int start, int end, Node rows) implements Op {}

    record Sort(int start, int end, List<Key> keys) implements Op {}

    record Top(int start, int end, Node rows, List<Key> keys) implements Op {}

    record Union(int start, int end, Map<String, Param> params, List<Node> legs) implements Op {}

    record Join(int start, int end, boolean lookup, Map<String, Param> params, Node right, List<Node> on)
            implements Op {}

    record Range(int start, int end, Node.Name column, Node from, Node to, Node step) implements Op {}

    record DataTable(int start, int end, List<Declared> schema, List<Node> values) implements Op {}

    record ExternalData(int start, int end) implements Op {}

    record Render(int start, int end, String chart, Map<String, String> properties) implements Op {}

    /** One list to expand: its expression (maybe named), the type to cast to. */
    record Expand(Node expr, Optional<KustoType> to) {}

    record MvExpand(
            int start, int end, boolean array, Optional<Node.Name> index, List<Expand> items, Optional<Node> limit)
            implements Op {}

    record MvApply(
            int start, int end, Optional<Node.Name> index, List<Expand> items, Optional<Node> limit, List<Op> body)
            implements Op {}

    /** A part of a parse pattern: text, a column, or {@code *}. */
    sealed interface Piece {
        record Text(int start, int end, String text) implements Piece {}

        record Column(Node.Name name, KustoType type) implements Piece {}

        record Skip() implements Piece {}
    }

    record Parse(int start, int end, boolean where, String kind, String flags, Node expr, List<Piece> pattern)
            implements Op {}

    record ParseKv(int start, int end, Node expr, List<Declared> schema, Map<String, Param> options) implements Op {}

    record Search(int start, int end, boolean caseSensitive, List<Node> in, Node predicate) implements Op {}

    record Find(
            int start,
            int end,
            Optional<String> withSource,
            List<Node> in,
            Optional<Node> predicate,
            List<Node> project,
            boolean smart,
            boolean pack)
            implements Op {}

    record GetSchema(int start, int end) implements Op {}

    record Aggregated(Node expr, Optional<Node> fallback) {}

    record MakeSeries(
            int start,
            int end,
            List<Aggregated> aggregates,
            Node axis,
            Optional<Node> from,
            Optional<Node> to,
            Node step,
            List<Node> by,
            boolean nonempty)
            implements Op {}

    record As(int start, int end, Node.Name name, boolean materialized) implements Op {}

    record Invoke(int start, int end, Node.Call call) implements Op {}

    record Sample(int start, int end, Node rows) implements Op {}

    record SampleDistinct(int start, int end, Node rows, Node of) implements Op {}

    /** @param all whether the schema starts with {@code *}: the input's columns */
    record Evaluate(int start, int end, Node.Call plugin, Optional<List<Declared>> schema, boolean all) implements Op {}

    /** @param query instead of a body: a whole query that names its tables, and the partition's value */
    record Partition(int start, int end, Node by, List<Op> body, Optional<Node> query) implements Op {}

    record Fork(int start, int end, List<List<Op>> legs) implements Op {}

    record Facet(int start, int end, List<Node.Name> by, Optional<List<Op>> with) implements Op {}

    record MakeGraph(
            int start,
            int end,
            Node.Name source,
            Node.Name target,
            Optional<String> nodeId,
            List<Node> tables,
            List<Node.Name> ids)
            implements Op {}

    /**
     * A node or an edge of a pattern.
     *
     * @param name empty where it has none
     * @param direction of an edge: 1 from left to right, -1 from right to left, 0 either
     */
    record Element(String name, boolean edge, int direction, int least, int most) {}

    /** @param shortest of the paths between two nodes {@code any} or {@code all} of the shortest; empty for every match */
    record GraphMatch(
            int start,
            int end,
            Optional<String> shortest,
            String cycles,
            List<List<Element>> sequences,
            Optional<Node> where,
            List<Node> project)
            implements Op {}

    /** @param ids names for the ids of nodes, sources and targets; empty where there is none */
    record Export(boolean nodes, Optional<String> as, List<String> ids) {}

    record GraphTable(int start, int end, List<Export> exports) implements Op {}

    record ByNames(int start, int end, List<Node> items) implements Op {}

    record AssertSchema(int start, int end, List<Declared> schema) implements Op {}

    /** A column that a scan declares, with its value where nothing is assigned. */
    record Variable(Node.Name name, KustoType type, Optional<Node> byDefault) {}

    /** @param output {@code all}, {@code last} or {@code none} */
    record Step(Node.Name name, String output, Node condition, List<Node.Named> assignments) {}

    record Scan(int start, int end, Optional<Node.Name> match, List<Variable> variables, List<Step> steps)
            implements Op {}

    record Nest(Node rows, boolean all, Node of, Optional<Node> others, Node by, boolean ascending) {}

    record TopNested(int start, int end, List<Nest> levels) implements Op {}

    record TopHitters(int start, int end, Node rows, Node of, Optional<Node> by) implements Op {}

    record Consume(int start, int end) implements Op {}

    /** An operator of Kusto that this library knows and does not do. */
    record Refused(int start, int end, String name, int nameEnd) implements Op {}

    /** What could not be read; the problem has been reported. */
    record Broken(int start, int end) implements Op {}
}
