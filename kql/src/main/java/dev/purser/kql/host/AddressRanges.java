package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.ArrayList;
import java.util.List;

/** Lists of address ranges, and the words of a command line. */
final class AddressRanges {
    private static final int MOST = 100;

    private AddressRanges() {}

    static void register() {
        add("ipv4_is_in_any_range", "sj", 'b', a -> {
            if (Networks.address((String) a[0]) == null) {
                return null;
            }
            return ((List<?>) Json.value((String) a[1]))
                    .stream().anyMatch(range -> Boolean.TRUE.equals(Networks.inRange((String) a[0], (String) range)));
        });
        add("ipv6_is_in_any_range", "sj", 'b', a -> {
            for (Object range : (List<?>) Json.value((String) a[1])) {
                if (Long.valueOf(0).equals(Networks.compare6((String) a[0], (String) range, 128))) {
                    return true;
                }
            }
            return false;
        });
        add(
                "ipv4_range_to_cidr_list",
                "ss",
                's',
                a -> cidrs(Networks.address((String) a[0]), Networks.address((String) a[1])));
        add(
                "parse_command_line",
                "ss",
                's',
                a -> "windows".equalsIgnoreCase((String) a[1]) ? Json.write(words((String) a[0])) : null);
    }

    private static String cidrs(Long first, Long last) {
        List<Object> out = new ArrayList<>();
        long at = first;
        while (at <= last && out.size() < MOST) {
            int bits = at == 0 ? 32 : Math.min(32, Long.numberOfTrailingZeros(at));
            while (bits > 0 && at + (1L << bits) - 1 > last) {
                bits--;
            }
            out.add((at >> 24) + "." + (at >> 16 & 255) + "." + (at >> 8 & 255) + "." + (at & 255) + "/" + (32 - bits));
            at += 1L << bits;
        }
        return Json.write(out);
    }

    /** As CommandLineToArgvW: a quote groups, backslashes count only before one. */
    private static List<Object> words(String line) {
        List<Object> out = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            int slashes = 0;
            while (c == '\\' && i + slashes < line.length() && line.charAt(i + slashes) == '\\') {
                slashes++;
            }
            if (slashes > 0) {
                boolean quote = i + slashes < line.length() && line.charAt(i + slashes) == '"';
                word.append("\\".repeat(quote ? slashes / 2 : slashes));
                any = true;
                i += slashes - 1;
                if (quote && slashes % 2 == 1) {
                    word.append('"');
                    i++;
                }
            } else if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    word.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
                any = true;
            } else if ((c == ' ' || c == '\t') && !quoted) {
                if (any) {
                    out.add(word.toString());
                    word.setLength(0);
                    any = false;
                }
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            out.add(word.toString());
        }
        return out;
    }
}
