package dev.purser.kql.bind;

import java.util.List;

/** As {@link PluginQueries}: the texts that have a part for each step of a sequence. */
final class SequenceTexts {
    private SequenceTexts() {}

    /** One time for each step, one after the other; {@code _e1}, {@code _e2} … tell which rows are of which step. */
    static String sequence(List<String> columns) {
        StringBuilder text = new StringBuilder("T | where _e1 | project _t1 = _t, _one = 1{d}");
        for (int i = 2; i <= columns.size(); i++) {
            text.append("""
                     | join kind=inner (T | where _e%1$d | project _t%1$d = _t, _one = 1{d}) on _one{d}
                    | where _t%1$d > _t%2$d and _t%1$d - _t%2$d <= _step and _t%1$d - _t1 <= _span
                    """.formatted(i, i - 1));
        }
        text.append(" | project {only}");
        for (int i = 1; i <= columns.size(); i++) {
            text.append(columns.get(i - 1)).append(" = _t").append(i).append(", ");
        }
        return text.append("Duration = _t").append(columns.size()).append(" - _t1 | distinct * | sort by ")
                + columns.getFirst() + " asc, Duration asc";
    }

    /** How many ids came how far in each window and period; of the next state the nearest time counts. */
    static String funnel(int states, String time, String state) {
        StringBuilder text = new StringBuilder("""
                let B = T | where _t >= _start and _t <= _end | extend _b = {bin};
                let P = print _p = _periods | mv-expand with_itemindex=_o _p to typeof(timespan) | extend _one = 1;
                let S0 = B | where tostring(_state) == tostring(_states[0]) | distinct _id, _b, _t1 = _t
                    | extend _one = 1 | join kind=inner P on _one | project _id, _b, _t1, _at = _t1, _p, _o;
                """);
        for (int i = 1; i < states; i++) {
            text.append("""
                    let S%1$d = S%2$d
                        | join kind=inner (B | where tostring(_state) == tostring(_states[%1$d]) | project _id, _b, _t)
                            on _id, _b
                        | where _t >= _at and _t - _t1 <= _p
                        | summarize _at = min(_t) by _id, _b, _t1, _p, _o;
                    """.formatted(i, i - 1));
        }
        text.append("union ");
        for (int i = 0; i < states; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append("(S%1$d | summarize dcount = dcount(_id) by _b, _p, _o | extend _i = %1$d)".formatted(i));
        }
        return text.append(" | sort by _b asc, _o asc, _i asc | project ")
                        .append(time)
                        .append(" = _b, ") + state + " = tostring(_states[_i]), Period = _p, dcount";
    }
}
