package dev.purser.kql.bind;

import java.util.Map;

/**
 * Plugins that are queries of Kusto's own, over {@code T}: its columns {@code _id} and {@code _t} are those that a call names
 * for ids and times, its dimensions keep their names. In a text, {@code {t}} is the time column's name, {@code {d}} the
 * dimensions after a comma, {@code {bin}} the window of a time, {@code {next}} the window after {@code _b}.
 */
final class PluginQueries {
    private static final String WINDOW = """
            let B = T | where _t >= _start and _t <= _end | extend _b = {bin};
            """;

    /** By the plugin's name. */
    static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("sliding_window_counts", """
                    let n = tolong(_look / _step);
                    T | where _t <= _end
                    | extend _b = {bin}, _k = range(0, n - 1, 1)
                    | mv-expand _k to typeof(long)
                    | extend _b = _b + _k * _step
                    | where _b >= _start and _b <= _end
                    | summarize Count = count(), Dcount = dcount(_id) by {t} = _b{d}
                    | sort by {t} asc
                    """),
            Map.entry("active_users_count", """
                    let A = T | where _t > _start - _look and _t <= _end | distinct _id, _t{d};
                    A | where _t >= _start
                    | join kind=inner (A | project _id, _u = _t, _p = bin_at(_t, _period, _start){d}) on _id{d}
                    | where _u <= _t and _u > _t - _look
                    | summarize _n = dcount(_p) by _id, _t{d}
                    | where _n >= _active
                    | summarize dcount = dcount(_id) by {t} = {bin}{d}
                    | sort by {t} asc
                    """),
            Map.entry("activity_counts_metrics", WINDOW + """
                    let N = B | summarize _f = min(_b) by _id{d} | summarize new_dcount = count() by _b = _f{d};
                    B | summarize ['count'] = count(), dcount = dcount(_id) by _b{d}
                    | join kind=leftouter N on _b{d}
                    | extend new_dcount = coalesce(new_dcount, 0), _one = 1
                    | join kind=inner (N | project _c = _b, _new = new_dcount, _one = 1{d}) on _one{d}
                    | where _c <= _b
                    | summarize aggregated_dcount = sum(_new) by _b{d}, ['count'], dcount, new_dcount
                    | project {t} = _b{d}, ['count'], dcount, new_dcount, aggregated_dcount
                    | sort by {t} asc
                    """),
            Map.entry("activity_metrics", WINDOW + """
                    let D = B | distinct _id, _b{d};
                    let C = D | summarize dcount_values = count() by _b{d};
                    let K = D | join kind=inner (D | extend _b = {next}) on _id, _b{d} | summarize _k = count() by _b{d};
                    let P = C | project _p = dcount_values, _b = {next}{d};
                    C | join kind=leftouter K on _b{d} | join kind=leftouter P on _b{d}
                    | extend _k = coalesce(_k, 0), _p = todouble(coalesce(_p, 0))
                    | project {t} = _b{d}, dcount_values, dcount_newvalues = dcount_values - _k,
                        retention_rate = _k / _p, churn_rate = (_p - _k) / _p
                    | sort by {t} asc
                    """),
            Map.entry("activity_engagement", WINDOW + """
                    let n = tolong(_outer / _step);
                    let D = B | distinct _id, _b{d};
                    let I = D | summarize dcount_activities_inner = count() by _b{d};
                    D | extend _k = range(0, n - 1, 1)
                    | mv-expand _k to typeof(long)
                    | extend _b = _b + _k * _step
                    | summarize dcount_activities_outer = dcount(_id) by _b{d}
                    | join kind=inner I on _b{d}
                    | project {t} = _b{d}, dcount_activities_inner, dcount_activities_outer,
                        activity_ratio = todouble(dcount_activities_inner) / dcount_activities_outer
                    | sort by {t} asc
                    """),
            Map.entry("new_activity_metrics", WINDOW + """
                    let F = B | {new}summarize _from = min(_b) by _id{d};
                    let S = F | join kind=inner (B | distinct _id, _b{d} | project _id, _to = _b{d}) on _id{d}
                        | summarize _u = count() by _from, _to{d};
                    let C = F | summarize _c = count(), _one = take_any(1) by _from{d}{cohort};
                    let N = C | join kind=inner (S | project _first = _from, _to, _u, _one = 1{d}) on _one{d}
                        | where _to >= _from and (_first > _from or _to == _from and _first == _from)
                        | summarize _new = sum(_u) by _from, _to{d};
                    C | join kind=inner (range _to from _start to _end step _step | extend _one = 1) on _one
                    | where _to >= _from
                    | join kind=leftouter S on _from, _to{d}
                    | join kind=leftouter N on _from, _to{d}
                    | extend _u = coalesce(_u, 0)
                    | project {from} = _from, {to} = _to{d}, dcount_new_values = coalesce(_new, 0),
                        dcount_retained_values = _u, dcount_churn_values = _c - _u,
                        retention_rate = todouble(_u) / _c, churn_rate = todouble(_c - _u) / _c
                    | sort by {from} asc, {to} asc
                    """),
            Map.entry("session_count", """
                    T | where _t >= _start and _t <= _end
                    | distinct _id, _t{d}
                    | sort by _id asc{d}, _t asc
                    | extend _s = row_cumsum(iff(prev(_id) == _id{same} and _t - prev(_t) <= _look, 0, 1))
                    | summarize count_sessions = dcount(_s) by {t} = {bin}{d}
                    | sort by {t} asc
                    """),
            Map.entry("rolling_percentile", """
                    let B = T | extend _b = bin(_t, _step);
                    B | extend _k = range(0, _n - 1, 1)
                    | mv-expand _k to typeof(long)
                    | extend _b = _b + _k * _step
                    | join kind=inner (B | distinct _b{d}) on _b{d}
                    | summarize _p = percentile(_id, _percent) by _b{d}
                    | sort by {asc}_b asc
                    | project {t} = _b{d}, {name} = _p
                    """),
            Map.entry("rows_near", """
                    let X = materialize(T | serialize _n = row_number());
                    let W = X | where _c
                    | extend _m = range(_n - _before, _n + _after, 1)
                    | mv-expand _m to typeof(long)
                    | distinct _m;
                    X | where _n in (W) | sort by _n asc | project-away _c, _n
                    """),
            Map.entry("ipv4_lookup", """
                    let X = materialize(T | serialize _row = row_number());
                    let M = X | project _row, _s = {source}{d}
                    | extend _len = range(0, 32, 1)
                    | mv-expand _len to typeof(long)
                    | extend _base = parse_ipv4_mask(_s, _len)
                    | where isnotnull(_base)
                    | join kind=inner (L
                        | extend _len = tolong(ipv4_netmask_suffix({key})), _base = parse_ipv4({key})
                        | where isnotnull(_base)) on _len, _base{d}
                    | project-away _s, _len, _base, _len1, _base1{both};
                    X | join kind={kind} M on _row | sort by _row asc | project-away _row, _row1
                    """),
            Map.entry("ipv6_lookup", """
                    let X = materialize(T | serialize _row = row_number());
                    let M = X | project _row, _s = {source}, _one = 1
                    | join kind=inner (L | extend _one = 1) on _one
                    | where ipv6_is_in_range(_s, {key})
                    | project-away _s, _one, _one1;
                    X | join kind={kind} M on _row | sort by _row asc | project-away _row, _row1
                    """));

    private PluginQueries() {}
}
