package dev.purser.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A scalar function's declaration.
 *
 * @param special whether {@link SpecialFunctions} binds it
 * @param naming see {@link SignatureTable}; empty for a numbered column
 */
record Signature(String name, List<Param> params, String result, String naming, boolean special, int tier) {
    record Param(String kind, boolean optional, boolean repeated, boolean constant) {}

    private static final Map<String, Signature> ALL = new TreeMap<>();

    static {
        read(SignatureTable.TIER1, 1);
        read(SignatureTable.TIER2, 2);
        read(SignatureTable.TIER3, 3);
        read(RareSignatures.TIER3, 3);
    }

    /** Every function, by name. */
    static Map<String, Signature> all() {
        return ALL;
    }

    int least() {
        return (int) params.stream()
                        .filter(param -> !param.optional && !param.repeated)
                        .count()
                + (!params.isEmpty() && params.getLast().repeated ? 1 : 0);
    }

    int most() {
        return !params.isEmpty() && params.getLast().repeated ? 512 : params.size();
    }

    Param param(int index) {
        return params.get(Math.min(index, params.size() - 1));
    }

    private static void read(String table, int tier) {
        for (String line : table.lines().toList()) {
            boolean special = line.startsWith("+");
            int open = line.indexOf('(');
            int close = line.indexOf(')');
            String name = line.substring(special ? 1 : 0, open);
            List<Param> params = new ArrayList<>();
            for (String text : line.substring(open + 1, close).split(",")) {
                if (!text.isEmpty()) {
                    String kind = text.replaceAll("[?*!]", "");
                    params.add(new Param(kind, text.contains("?"), text.contains("*"), text.contains("!")));
                }
            }
            String rest = line.substring(close + 2);
            int naming = rest.indexOf(" =");
            String result = naming < 0 ? rest : rest.substring(0, naming);
            ALL.put(
                    name,
                    new Signature(
                            name,
                            List.copyOf(params),
                            result,
                            naming < 0 ? "" : rest.substring(naming + 2),
                            special,
                            tier));
        }
    }
}
