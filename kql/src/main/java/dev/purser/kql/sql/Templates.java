package dev.purser.kql.sql;

import dev.purser.kql.type.KustoType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of forms, one a line: {@code name = form}. A name may be told apart by its first argument's type ({@code
 * name:long}), its result's ({@code name>long}) and its number of arguments ({@code name/2}).
 */
final class Templates {
    private final Map<String, String> forms = new HashMap<>();

    Templates(String... tables) {
        for (String table : tables) {
            for (String line : table.lines().toList()) {
                int equals = line.indexOf(" = ");
                if (equals > 0) {
                    for (String key : line.substring(0, equals).split(" ")) {
                        forms.put(key, line.substring(equals + 3));
                    }
                }
            }
        }
    }

    Optional<String> find(String name, KustoType result, List<KustoType> args) {
        if (!args.isEmpty()) {
            String form = forms.get(name + ":" + args.getFirst().kusto());
            if (form != null) {
                return Optional.of(form);
            }
        }
        String form = forms.get(name + "/" + args.size());
        if (form == null) {
            form = forms.get(name + ">" + result.kusto());
        }
        return Optional.ofNullable(form == null ? forms.get(name) : form);
    }
}
