package dev.purser.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An aggregate's declaration.
 *
 * @param plain the name without its condition, by which the plan knows it
 * @param params kinds as in {@link SignatureTable}, without the condition; {@code ord} what can be ordered
 * @param conditional whether the argument after the first is a condition
 * @param result as in {@link SignatureTable}
 * @param prefix of the column's name; empty where it keeps its argument's
 */
record Aggregate(
        String name, String plain, List<String> params, boolean conditional, String result, String prefix, int tier) {
    /** Each with its conditional twin where that has a name. */
    private static final String TABLE = """
            count()long count 1 countif
            sum(sum)sum sum 1 sumif
            avg(sum)avg avg 1 avgif
            min(ord)$0 min 1 minif
            max(ord)$0 max 1 maxif
            dcount(any,int?)long dcount 1 dcountif
            count_distinct(nodyn)long count_distinct 1 count_distinctif
            make_list(any,int?)dynamic list 1 make_list_if
            makelist(any,int?)dynamic list 1 -
            make_set(any,int?)dynamic set 1 make_set_if
            makeset(any,int?)dynamic set 1 -
            make_list_with_nulls(any)dynamic list 2 -
            make_bag(dyn,int?)dynamic bag 2 make_bag_if
            make_dictionary(dyn,int?)dynamic bag 2 -
            arg_max(ord,any*)$0 - 1 -
            arg_min(ord,any*)$0 - 1 -
            argmax(ord,any*)$0 - 1 -
            argmin(ord,any*)$0 - 1 -
            percentile(any,num)$0 percentile 1 -
            percentiles(any,num*)$0 percentile 2 -
            percentiles_array(any,any*)dynamic percentiles 2 -
            percentilew(any,int,num)$0 percentile 3 -
            percentilesw(any,int,num*)$0 percentile 3 -
            percentilesw_array(any,int,any*)dynamic percentiles 3 -
            take_any(any*)$0 - 1 take_anyif
            any(any*)$0 any 1 anyif
            variance(sum)real variance 1 varianceif
            variancep(sum)real variancep 3 variancepif
            stdev(sum)real stdev 2 stdevif
            stdevp(sum)real stdevp 1 -
            covariance(sum,sum)real covariance 3 covarianceif
            covariancep(sum,sum)real covariancep 3 covariancepif
            binary_all_and(int)long - 2 -
            binary_all_or(int)long - 2 -
            binary_all_xor(int)long - 2 -
            buildschema(any)dynamic schema 3 -
            hll(any,int?)dynamic hll 3 hll_if
            hll_merge(dyn)dynamic hll_merge 3 -
            tdigest(sum,num?)dynamic tdigest 3 -
            tdigest_merge(dyn)dynamic merge_tdigests 3 -
            merge_tdigest(dyn)dynamic merge_tdigests 3 -
            """;

    private static final Map<String, Aggregate> ALL = new TreeMap<>();

    static {
        for (String line : TABLE.lines().toList()) {
            int open = line.indexOf('(');
            int close = line.indexOf(')');
            String[] rest = line.substring(close + 1).split(" ");
            String name = line.substring(0, open);
            List<String> params = new ArrayList<>();
            for (String kind : line.substring(open + 1, close).split(",")) {
                if (!kind.isEmpty()) {
                    params.add(kind);
                }
            }
            String plain = switch (name) {
                case "makelist" -> "make_list";
                case "makeset" -> "make_set";
                case "make_dictionary" -> "make_bag";
                case "argmax" -> "arg_max";
                case "argmin" -> "arg_min";
                case "any" -> "take_any";
                case "merge_tdigest" -> "tdigest_merge";
                default -> name;
            };
            String prefix = rest[1].equals("-") ? "" : rest[1];
            int tier = Integer.parseInt(rest[2]);
            ALL.put(name, new Aggregate(name, plain, List.copyOf(params), false, rest[0], prefix, tier));
            if (!rest[3].equals("-")) {
                String twin = switch (rest[3]) {
                    case "make_list_if" -> "list";
                    case "make_set_if" -> "set";
                    case "make_bag_if" -> "bag";
                    case "take_anyif" -> "";
                    case "anyif" -> "any";
                    default -> rest[3];
                };

                int twinTier = rest[3].startsWith("variance") || rest[3].startsWith("stdevif") ? 3 : tier;
                ALL.put(rest[3], new Aggregate(rest[3], plain, List.copyOf(params), true, rest[0], twin, twinTier));
            }
        }
    }

    static Optional<Aggregate> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Set<String> names() {
        return ALL.keySet();
    }
}
