package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import dev.purser.kql.type.RealText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text, and numbers as text. */
final class Texts {
    private static final int LONGEST = 1 << 20;

    private static final int MOST_REPEATS = 1024;

    private Texts() {}

    static void register() {
        add("real_text", "d", 's', a -> RealText.text((Double) a[0]));
        add(
                "decimal_mul",
                "ss",
                's',
                a -> number(a[0])
                        .multiply(number(a[1]))
                        .setScale(18, RoundingMode.HALF_EVEN)
                        .toPlainString());
        add(
                "decimal_div",
                "ss",
                's',
                a -> number(a[1]).signum() == 0
                        ? null
                        : number(a[0])
                                .divide(number(a[1]), new MathContext(40))
                                .setScale(18, RoundingMode.HALF_EVEN)
                                .toPlainString());
        add("term", "sssb", 'b', a -> term((String) a[0], (String) a[1], (String) a[2], (Boolean) a[3]));
        add(
                "has_any",
                "sj",
                'b',
                a -> Json.value((String) a[1]) instanceof List<?> list
                        && list.stream().anyMatch(item -> term((String) a[0], Dynamics.text(item), "has", false)));
        add(
                "has_all",
                "sj",
                'b',
                a -> Json.value((String) a[1]) instanceof List<?> list
                        && list.stream().allMatch(item -> term((String) a[0], Dynamics.text(item), "has", false)));
        add("has_any_index", "sj", 'l', a -> index((String) a[0], Json.value((String) a[1])));
        add("indexof", "ssLLL", 'l', Texts::indexOf);
        add("indexof_regex", "ssLLL", 'l', Texts::indexOfRegex);
        add("split", "ssL", 's', a -> split((String) a[0], (String) a[1], (Long) a[2]));
        add("strcat_delim", "s*", 's', a -> join((String) a[0], a[1]));
        add("strrep", "slS", 's', a -> repeat((String) a[0], (Long) a[1], a[2] == null ? "" : (String) a[2]));
        add("countof", "ssS", 'l', a -> count((String) a[0], (String) a[1], a[2] == null ? "normal" : (String) a[2]));
        add("extract_all", "sjs", 's', a -> extractAll((String) a[0], Json.value((String) a[1]), (String) a[2]));
        add("like", "ss", 'b', a -> like((String) a[0], (String) a[1]));
        add("translate", "sss", 's', a -> translate((String) a[0], (String) a[1], (String) a[2]));
        add(
                "replace_strings",
                "sjj",
                's',
                a -> replaceAll((String) a[0], Json.value((String) a[1]), Json.value((String) a[2])));
        add("regex_quote", "s", 's', a -> ((String) a[0]).replaceAll("([\\\\.+*?()|\\[\\]{}^$])", "\\\\$1"));
        add("tohex", "lL", 's', a -> hex(Long.toHexString((Long) a[0]), (Long) a[1]));
        add("tohex_int", "lL", 's', a -> hex(Integer.toHexString((int) (long) (Long) a[0]), (Long) a[1]));
        add("hash_md5", "j", 's', a -> digest("MD5", (String) a[0]));
        add("hash_sha1", "j", 's', a -> digest("SHA-1", (String) a[0]));
        add("hash_sha256", "j", 's', a -> digest("SHA-256", (String) a[0]));
        add(
                "unicode_codepoints_from_string",
                "s",
                's',
                a -> Json.write(((String) a[0])
                        .codePoints()
                        .mapToObj(c -> (Object) (long) c)
                        .toList()));
        add("unicode_codepoints_to_string", "*", 's', a -> codepoints(Json.value((String) a[0])));
        add("isascii", "s", 'b', a -> ((String) a[0]).chars().allMatch(c -> c < 128));
        add("isutf8", "s", 'b', a -> true);
        add(
                "format_bytes",
                "dLS",
                's',
                a -> Parsers.bytes((Double) a[0], a[1] == null ? 0 : (Long) a[1], (String) a[2]));
    }

    private static BigDecimal number(Object text) {
        return new BigDecimal((String) text);
    }

    /** Whether a text has a term, as {@code has}, {@code hasprefix} and {@code hassuffix} mean it. */
    static boolean term(String text, String term, String op, boolean sensitive) {
        String in = sensitive ? text : text.toLowerCase(Locale.ROOT);
        String sought = sensitive ? term : term.toLowerCase(Locale.ROOT);
        if (sought.isEmpty()) {
            return true;
        }
        boolean start = !op.equals("hassuffix") && Character.isLetterOrDigit(sought.codePointAt(0));
        boolean end = !op.equals("hasprefix") && Character.isLetterOrDigit(sought.codePointBefore(sought.length()));
        for (int at = in.indexOf(sought); at >= 0; at = in.indexOf(sought, at + 1)) {
            int after = at + sought.length();
            boolean before = !start || at == 0 || !Character.isLetterOrDigit(in.codePointBefore(at));
            boolean behind = !end || after == in.length() || !Character.isLetterOrDigit(in.codePointAt(after));
            if (before && behind) {
                return true;
            }
        }
        return false;
    }

    private static Long index(String text, Object list) {
        if (list instanceof List<?> all) {
            for (int i = 0; i < all.size(); i++) {
                if (term(text, Dynamics.text(all.get(i)), "has", false)) {
                    return (long) i;
                }
            }
        }
        return -1L;
    }

    private static Long indexOf(Object[] a) {
        String text = (String) a[0];
        String sought = (String) a[1];
        int from = start(text, (Long) a[2]);
        int end = end(text, from, (Long) a[3]);
        long nth = a[4] == null ? 1 : (Long) a[4];
        if (nth < 1 || sought.isEmpty() || a[3] != null && (Long) a[3] < -1) {
            return null;
        }
        int at = from - 1;
        for (long i = 0; from >= 0 && i < nth; i++) {
            at = text.indexOf(sought, at + 1);
            if (at < 0 || at + sought.length() > end) {
                return -1L;
            }
            // The length counts anew behind every hit.
            end = end(text, at + 1, (Long) a[3]);
        }
        if (from < 0) {
            return -1L;
        }
        return (long) text.codePointCount(0, at);
    }

    private static int start(String text, Long from) {
        long start = from == null ? 0 : from < 0 ? Math.max(0, text.length() + from) : from;
        return start > text.length() ? -1 : (int) start;
    }

    private static int end(String text, int from, Long length) {
        return length == null || length < 0 ? text.length() : (int) Math.min(text.length(), from + length);
    }

    private static Long indexOfRegex(Object[] a) {
        String text = (String) a[0];
        if (a[2] != null && (Long) a[2] < 0 || a[3] != null && (Long) a[3] < -1 || a[4] != null && (Long) a[4] < 0) {
            return null;
        }
        int from = start(text, (Long) a[2]);
        if (from < 0) {
            return -1L;
        }
        Matcher matcher =
                Regexes.of((String) a[1]).matcher(Regexes.bounded(text)).region(from, end(text, from, (Long) a[3]));
        long nth = a[4] == null ? 1 : (Long) a[4];
        int at = -1;
        for (long i = 0; i < nth; i++) {
            if (!matcher.find()) {
                return -1L;
            }
            at = matcher.start();
        }
        return (long) at;
    }

    private static String split(String text, String delimiter, Long wanted) {
        List<Object> parts = new ArrayList<>();
        if (delimiter.isEmpty()) {
            text.codePoints().forEach(c -> parts.add(Character.toString(c)));
        } else {
            int from = 0;
            for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
                parts.add(text.substring(from, at));
                from = at + delimiter.length();
            }
            parts.add(text.substring(from));
        }
        if (wanted == null) {
            return Json.write(parts);
        }
        return wanted >= 0 && wanted < parts.size() ? Json.write(List.of(parts.get((int) (long) wanted))) : null;
    }

    private static String join(String delimiter, Object list) {
        List<?> all = (List<?>) Json.value((String) list);
        return String.join(delimiter, all.stream().map(Dynamics::text).toList());
    }

    private static String repeat(String text, long times, String delimiter) {
        if (times <= 0) {
            return "";
        }
        long count = Math.min(times, MOST_REPEATS);
        if ((text.length() + delimiter.length()) * count > LONGEST) {
            return null;
        }
        return String.join(delimiter, java.util.Collections.nCopies((int) count, text));
    }

    private static Long count(String text, String sought, String kind) {
        long count = 0;
        if (kind.equals("regex")) {
            Matcher matcher = Regexes.of(sought).matcher(Regexes.bounded(text));
            while (matcher.find()) {
                count++;
            }
            return count;
        }
        if (sought.isEmpty()) {
            return 0L;
        }
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
            count++;
        }
        return count;
    }

    private static String extractAll(String regex, Object wanted, String text) {
        Matcher matcher = Regexes.of(regex).matcher(Regexes.bounded(text));
        List<Integer> groups = new ArrayList<>();
        if (wanted instanceof List<?> list) {
            for (Object one : list) {
                groups.add(
                        one instanceof Long number ? (int) (long) number : Regexes.group(regex, String.valueOf(one)));
            }
        } else {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.add(i);
            }
        }
        if (groups.isEmpty()) {
            groups.add(0);
        }
        List<Object> found = new ArrayList<>();
        while (matcher.find()) {
            List<Object> row = new ArrayList<>();
            for (int group : groups) {
                String part = group <= matcher.groupCount() ? matcher.group(group) : null;
                row.add(part == null ? "" : part);
            }
            found.add(row.size() == 1 ? row.getFirst() : row);
        }
        return found.isEmpty() ? null : Json.write(found);
    }

    private static boolean like(String text, String pattern) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("%", "\\E.*\\Q");
        return Pattern.compile("(?is)" + regex).matcher(text).matches();
    }

    private static String translate(String from, String to, String text) {
        if (to.isEmpty()) {
            return text.chars()
                    .filter(c -> from.indexOf(c) < 0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            int at = from.indexOf(c);
            out.append(at < 0 ? c : to.charAt(Math.min(at, to.length() - 1)));
        }
        return out.toString();
    }

    private static String replaceAll(String text, Object from, Object to) {
        List<?> sought = (List<?>) from;
        List<?> with = (List<?>) to;
        // Parts at even places are still the text's own; what a lookup has found stands at odd ones.
        List<String> parts = new ArrayList<>(List.of(text));
        for (int i = 0; i < sought.size(); i++) {
            if (!(sought.get(i) instanceof String one) || one.isEmpty()) {
                continue;
            }
            Object replacement = with.size() == 1 ? with.getFirst() : i < with.size() ? with.get(i) : one;
            List<String> next = new ArrayList<>();
            for (int part = 0; part < parts.size(); part++) {
                String rest = parts.get(part);
                for (int at = rest.indexOf(one); part % 2 == 0 && at >= 0; at = rest.indexOf(one)) {
                    next.add(rest.substring(0, at));
                    next.add(replacement instanceof String other ? other : one);
                    rest = rest.substring(at + one.length());
                }
                next.add(rest);
            }
            parts = next;
        }
        return String.join("", parts);
    }

    private static String hex(String digits, Long least) {
        long width = least == null ? 0 : Math.min(least, 16);
        return "0".repeat((int) Math.max(0, width - digits.length())) + digits;
    }

    private static String digest(String algorithm, String json) {
        try {
            byte[] bytes = Dynamics.text(Json.value(json)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }

    private static String codepoints(Object list) {
        StringBuilder out = new StringBuilder();
        for (Object one : (List<?>) list) {
            if (one instanceof List<?> inner) {
                inner.forEach(code -> out.appendCodePoint(((Long) code).intValue()));
            } else {
                out.appendCodePoint(((Long) one).intValue());
            }
        }
        return out.toString();
    }
}
