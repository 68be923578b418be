package dev.purser.lake.query;

import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A moment of which a question sees only the rows of its scope. */
final class ScopedSnapshot implements Snapshot {
    private final Snapshot whole;
    private final RowScope scope;

    private ScopedSnapshot(Snapshot whole, RowScope scope) {
        this.whole = whole;
        this.scope = scope;
    }

    /** What that question may see of the moment. */
    static Snapshot of(Snapshot whole, QueryRequest request) {
        return request.scope()
                .<Snapshot>map(scope -> new ScopedSnapshot(whole, scope))
                .orElse(whole);
    }

    @Override
    public Connection connection() {
        return whole.connection();
    }

    @Override
    public Map<String, Table> tables(TimeSpan within) {
        Map<String, Table> seen = new TreeMap<>();
        whole.tables(within).forEach((name, table) -> scope.of(table).ifPresent(one -> seen.put(name, one)));
        return seen;
    }

    @Override
    public Map<String, Table> schema() {
        Map<String, Table> seen = new TreeMap<>();
        whole.schema().forEach((name, table) -> scope.of(table).ifPresent(one -> seen.put(name, one)));
        return seen;
    }

    @Override
    public Table table(String name, TimeSpan within, Set<String> columns, boolean oldestFirst) {
        Set<String> all = new HashSet<>(columns);
        all.add(scope.column());
        return scope.of(whole.table(name, within, all, oldestFirst)).orElseThrow();
    }

    @Override
    public Map<String, String> timeColumns() {
        return whole.timeColumns();
    }

    @Override
    public List<StoredFunction> functions() {
        return whole.functions();
    }

    @Override
    public void close() {
        whole.close();
    }
}
