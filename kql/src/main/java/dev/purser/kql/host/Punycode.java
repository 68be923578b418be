package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import java.util.ArrayList;
import java.util.List;

/** Punycode (RFC 3492), for texts and for the labels of a domain's name. */
final class Punycode {
    private static final int BASE = 36;
    private static final int MOST = 26;
    private static final int FIRST = 128;

    /** Longer texts are refused: the work grows with the square of the length. */
    private static final int LONGEST = 10_000;

    private Punycode() {}

    static void register() {
        add("punycode_from_string", "s", 's', a -> encode((String) a[0]));
        add("punycode_to_string", "s", 's', a -> decode((String) a[0]));
        add("punycode_domain_to_string", "s", 's', a -> labels((String) a[0], true));
        add("punycode_domain_from_string", "s", 's', a -> labels((String) a[0], false));
    }

    private static String labels(String domain, boolean encode) {
        List<String> out = new ArrayList<>();
        for (String label : domain.split("[.\\u3002\\uFF0E\\uFF61]", -1)) {
            boolean plain = label.chars().allMatch(c -> c < FIRST);
            if (encode) {
                out.add(plain ? label : "xn--" + encode(label));
            } else {
                out.add(label.regionMatches(true, 0, "xn--", 0, 4) ? decode(label.substring(4)) : label);
            }
        }
        return String.join(".", out);
    }

    static String encode(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        int[] points = text.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int point : points) {
            if (point < FIRST) {
                out.append((char) point);
            }
        }
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append('-');
        }
        int n = FIRST;
        int delta = 0;
        int bias = 72;
        while (handled < points.length) {
            int next = Integer.MAX_VALUE;
            for (int point : points) {
                next = point >= n ? Math.min(next, point) : next;
            }
            delta = Math.addExact(delta, Math.multiplyExact(next - n, handled + 1));
            n = next;
            for (int point : points) {
                if (point < n) {
                    delta++;
                } else if (point == n) {
                    number(out, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return out.toString();
    }

    private static void number(StringBuilder out, int delta, int bias) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int t = Math.clamp(k - bias, 1, MOST);
            if (rest < t) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(t + (rest - t) % (BASE - t)));
            rest = (rest - t) / (BASE - t);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapt(int delta, int count, boolean first) {
        int rest = first ? delta / 700 : delta / 2;
        rest += rest / count;
        int k = 0;
        while (rest > (BASE - 1) * MOST / 2) {
            rest /= BASE - 1;
            k += BASE;
        }
        return k + BASE * rest / (rest + 38);
    }

    static String decode(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        int dash = text.lastIndexOf('-');
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < dash; i++) {
            if (text.charAt(i) >= FIRST) {
                throw new IllegalArgumentException("not basic");
            }
            points.add((int) text.charAt(i));
        }
        int n = FIRST;
        int at = 0;
        int bias = 72;
        int in = dash + 1;
        while (in < text.length()) {
            int before = at;
            int weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = value(text.charAt(in++));
                at = Math.addExact(at, Math.multiplyExact(digit, weight));
                int t = Math.clamp(k - bias, 1, MOST);
                if (digit < t) {
                    break;
                }
                weight = Math.multiplyExact(weight, BASE - t);
            }
            int count = points.size() + 1;
            bias = adapt(at - before, count, before == 0);
            n = Math.addExact(n, at / count);
            at %= count;
            points.add(at++, n);
        }
        StringBuilder out = new StringBuilder();
        points.forEach(out::appendCodePoint);
        return out.toString();
    }

    private static int value(char c) {
        int value = c >= '0' && c <= '9' ? c - '0' + 26 : Character.toLowerCase(c) - 'a';
        if (value < 0 || value >= BASE) {
            throw new IllegalArgumentException("no digit");
        }
        return value;
    }
}
