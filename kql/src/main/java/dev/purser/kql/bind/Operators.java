package dev.purser.kql.bind;

import static dev.purser.kql.type.KustoType.DYNAMIC;
import static dev.purser.kql.type.KustoType.LONG;
import static dev.purser.kql.type.KustoType.UNKNOWN;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Expr;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.syntax.Node;
import dev.purser.kql.syntax.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds tabular operators; those with rules of their own are in classes named after them. */
final class Operators {
    private final Binder binder;
    private final Scope scope;
    private final Session session;

    Operators(Binder binder, Scope scope) {
        this.binder = binder;
        this.scope = scope;
        this.session = binder.session;
    }

    Tab apply(Tab tab, Op op) {
        return switch (op) {
            case Op.Where where -> where(tab, where);
            case Op.Columns columns -> new Columns(binder, scope).bind(tab, columns);
            case Op.Choose choose -> new Choosing(session).bind(tab, choose);
            case Op.Reorder reorder -> new Choosing(session).reorder(tab, reorder);
            case Op.Summarize summarize -> new Summarizing(binder, scope).bind(tab, summarize);
            case Op.Distinct distinct -> distinct(tab, distinct);
            case Op.Count count -> count(tab, count);
            case Op.Take take -> limit(tab, take.rows(), List.of());
            case Op.Sort sort -> sort(tab, sort);
            case Op.Top top -> top(tab, top);
            case Op.Union union -> new Unions(binder, scope).bind(Optional.of(tab), union);
            case Op.Join join -> new Joins(binder, scope).bind(tab, join);
            case Op.MvExpand expand -> new Expanding(binder, scope).expand(tab, expand);
            case Op.MvApply apply -> new Expanding(binder, scope).apply(tab, apply);
            case Op.Partition partition -> new Expanding(binder, scope).partition(tab, partition);
            case Op.Parse parse -> new Parsing(binder, scope).parse(tab, parse);
            case Op.ParseKv parse -> new Parsing(binder, scope).keyValues(tab, parse);
            case Op.Search search -> new Searching(binder, scope).search(Optional.of(tab), search);
            case Op.GetSchema _ -> Sources.schema(session, tab);
            case Op.MakeSeries series -> new Series(binder, scope).bind(tab, series);
            case Op.As as -> as(tab, as);
            case Op.Invoke invoke -> binder.invoke(tab, invoke.call(), scope);
            case Op.Sample sample -> sample(tab, sample);
            case Op.SampleDistinct sample -> sampleDistinct(tab, sample);
            case Op.ByNames names -> new Choosing(session).byNames(tab, names, scalars(new Row(session, tab)));
            case Op.AssertSchema schema -> new Choosing(session).asserted(tab, schema);
            case Op.Fork _, Op.Facet _ -> {
                session.semantic("SYN0002", "KS002", op, "This operator stands at the end of a query");
                yield binder.broken();
            }
            case Op.MakeGraph graph -> new Graphs(binder, scope).make(tab, graph);
            case Op.GraphMatch match -> new Graphs(binder, scope).match(tab, match);
            case Op.GraphTable table -> new Graphs(binder, scope).table(tab, table);
            case Op.Scan scan -> new Scanning(binder, scope).bind(tab, scan);
            case Op.Evaluate evaluate -> new Plugins(binder, scope).bind(tab, evaluate);
            case Op.TopNested nested ->
                nested.levels().stream().anyMatch(level -> level.others().isPresent())
                        ? new TopNested(binder, scope, nested).bind(tab)
                        : new TopRare(binder, scope).nested(tab, nested);
            case Op.TopHitters hitters -> new TopRare(binder, scope).hitters(tab, hitters);
            case Op.Consume _ -> tab.with(new Rel.Filter(tab.rel(), Expr.bool(false)));
            case Op.Refused refused -> {
                session.problems.semantic(
                        "SEM0002",
                        "KS001",
                        refused.start(),
                        refused.nameEnd(),
                        "The operator '" + refused.name() + "' is not supported");
                yield binder.broken();
            }
            case Op.ExternalData data -> new Sources(binder, scope).bind(data);
            case Op.Range _, Op.DataTable _, Op.Find _ -> {
                session.semantic("SYN0002", "KS002", op, "This operator stands at the start of a query");
                yield binder.broken();
            }
            case Op.Render _ -> tab;
            case Op.Broken _ -> binder.broken();
        };
    }

    private Scalars scalars(Row row) {
        return new Scalars(session, scope, Optional.of(row), binder, Optional.empty());
    }

    private Tab where(Tab tab, Op.Where where) {
        Row row = new Row(session, tab);
        Expr predicate = scalars(row).predicate(where.predicate());
        if (predicate.type() == UNKNOWN) {
            return tab;
        }
        if (predicate.window()) {
            predicate = row.hidden(predicate);
        }
        Tab filtered = row.tab().with(new Rel.Filter(row.tab().rel(), predicate));
        return row.numbered() ? row.inOrder(filtered) : filtered;
    }

    private Tab distinct(Tab tab, Op.Distinct distinct) {
        if (distinct.items().size() == 1
                && distinct.items().getFirst() instanceof Node.Pattern pattern
                && pattern.all()) {
            for (Col col : tab.columns()) {
                if (col.type() == DYNAMIC) {
                    session.semantic(
                            "SEM0025",
                            "KS116",
                            distinct,
                            "The column '" + col.name() + "' is dynamic: cast it to distinguish");
                }
            }
            Tab kept = tab.keep(tab.columns());
            return kept.with(new Rel.Distinct(kept.rel())).serialized(false).unnamed();
        }
        Op.Summarize groups = new Op.Summarize(distinct.start(), distinct.end(), List.of(), distinct.items(), true);
        return new Summarizing(binder, scope).bind(tab, groups);
    }

    private Tab count(Tab tab, Op.Count count) {
        Col col = session.column(count.as().map(Node.Name::name).orElse("Count"), LONG);
        Rel.Agg agg = new Rel.Agg(col, "count", List.of(), Optional.empty(), Optional.empty());
        return Summarizing.aggregate(tab, List.of(), List.of(agg), List.of(col));
    }

    /** A constant number of rows; reported and 0 where it is none. */
    private Optional<Expr> rows(Node node) {
        Expr rows = new Scalars(session, scope, Optional.empty(), binder, Optional.empty()).bind(node);
        if (rows.type() == UNKNOWN) {
            return Optional.empty();
        }
        if (!rows.type().isNumeric()) {
            session.semantic(
                    "KS134",
                    node,
                    "A whole number is expected, not " + rows.type().kusto());
            return Optional.empty();
        }
        Expr whole = Convert.to(LONG, rows);
        if (whole instanceof Expr.Lit lit && lit.value() instanceof Long number && number < 0) {
            session.semantic("KS134", node, "The number of rows cannot be negative");
            return Optional.empty();
        }
        return Optional.of(whole);
    }

    private Tab limit(Tab tab, Node node, List<Rel.Key> keys) {
        Optional<Expr> rows = rows(node);
        if (rows.isEmpty()) {
            return tab;
        }
        if (!tab.keys().isEmpty()) {
            List<Expr> by = new ArrayList<>();
            by.add(new Expr.Ref(tab.keys().getFirst()));
            return tab.with(new Rel.LimitBy(tab.rel(), by, keys, rows.get()));
        }
        return keys.isEmpty()
                ? tab.with(new Rel.Limit(tab.rel(), rows.get()))
                : tab.with(new Rel.Sort(tab.rel(), keys, rows)).serialized(true);
    }

    private Optional<List<Rel.Key>> keys(Row row, List<Op.Key> keys) {
        List<Rel.Key> all = new ArrayList<>();
        for (Op.Key key : keys) {
            Node node = key.expr() instanceof Node.Named named ? named.value() : key.expr();
            Expr expr = scalars(row).bind(node);
            if (expr.type() == UNKNOWN) {
                return Optional.empty();
            }
            if (expr.type() == DYNAMIC) {
                session.semantic("SEM0025", "KS116", node, "A value of type 'dynamic' cannot be ordered: cast it");
                return Optional.empty();
            }
            boolean descending = key.descending().orElse(true);
            all.add(new Rel.Key(
                    expr.window() ? row.hidden(expr) : expr,
                    descending,
                    key.nullsFirst().orElse(!descending)));
        }
        return Optional.of(all);
    }

    private Tab sort(Tab tab, Op.Sort sort) {
        Row row = new Row(session, tab);
        Optional<List<Rel.Key>> keys = keys(row, sort.keys());
        return keys.isEmpty()
                ? tab
                : row.tab()
                        .with(new Rel.Sort(row.tab().rel(), keys.get(), Optional.empty()))
                        .serialized(true);
    }

    private Tab top(Tab tab, Op.Top top) {
        Row row = new Row(session, tab);
        Optional<List<Rel.Key>> keys = keys(row, top.keys());
        return keys.isEmpty() ? tab : limit(row.tab(), top.rows(), keys.get());
    }

    private Tab as(Tab tab, Op.As as) {
        Tab named = (as.materialized() ? tab.with(new Rel.Shared(session.share(), tab.rel())) : tab)
                .named(as.name().name());
        scope.put(as.name().name(), new Scope.Binding.Table(named));
        scope.putOutermost(as.name().name(), new Scope.Binding.Table(named));
        return named;
    }

    private Tab sample(Tab tab, Op.Sample sample) {
        Optional<Expr> rows = rows(sample.rows());
        return rows.isEmpty()
                ? tab
                : tab.with(new Rel.Sample(tab.rel(), rows.get()))
                        .serialized(false)
                        .unnamed();
    }

    private Tab sampleDistinct(Tab tab, Op.SampleDistinct sample) {
        Optional<Expr> rows = rows(sample.rows());
        Tab groups = new Summarizing(binder, scope)
                .bind(tab, new Op.Summarize(sample.start(), sample.end(), List.of(), List.of(sample.of()), true));
        return rows.isEmpty() ? groups : groups.with(new Rel.Limit(groups.rel(), rows.get()));
    }
}
