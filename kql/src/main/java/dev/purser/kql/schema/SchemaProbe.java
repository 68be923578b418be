package dev.purser.kql.schema;

import dev.purser.kql.plan.Rel;
import java.util.List;

/** Runs a plan while a query is bound, for the few operators whose columns depend on data (bag_unpack, pivot). */
@FunctionalInterface
public interface SchemaProbe {
    /** The rows' cells as text, {@code null} for null; at most a few thousand rows are asked for. */
    List<List<String>> rows(Rel plan);
}
