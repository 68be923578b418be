package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 and IPv6 addresses and ranges. Nothing is ever looked up. */
final class Networks {
    private static final Pattern IN_TEXT =
            Pattern.compile("(?<![0-9A-Za-z.])(\\d{1,3}(?:\\.\\d{1,3}){3})(?![0-9A-Za-z]|\\.\\d)");
    private static final String[] PRIVATE = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"};

    private Networks() {}

    static void register() {
        add("parse_ipv4", "s", 'l', a -> masked((String) a[0], 32));
        add("parse_ipv4_mask", "sl", 'l', a -> masked((String) a[0], (Long) a[1]));
        add("ipv4_is_private", "s", 'b', a -> isPrivate((String) a[0]));
        add("ipv4_is_in_range", "ss", 'b', a -> inRange((String) a[0], (String) a[1]));
        add("ipv4_is_match", "ssL", 'b', a -> {
            Long order = compare((String) a[0], (String) a[1], a[2] == null ? 32 : (Long) a[2]);
            return order == null ? null : order == 0;
        });
        add("ipv4_compare", "ssL", 'l', a -> compare((String) a[0], (String) a[1], a[2] == null ? 32 : (Long) a[2]));
        add("ipv4_netmask_suffix", "s", 'l', a -> address((String) a[0]) == null ? null : prefix((String) a[0], 32));
        add("format_ipv4", "jL", 's', a -> format(Json.value((String) a[0]), a[1] == null ? 32 : (Long) a[1], false));
        add("format_ipv4_mask", "jl", 's', a -> format(Json.value((String) a[0]), (Long) a[1], true));
        add("has_ipv4", "ss", 'b', a -> hasAddress((String) a[0], List.of((String) a[1]), false));
        add("has_ipv4_prefix", "ss", 'b', a -> hasAddress((String) a[0], List.of((String) a[1]), true));
        add("has_any_ipv4", "sj", 'b', a -> hasAddress((String) a[0], (List<?>) Json.value((String) a[1]), false));
        add(
                "has_any_ipv4_prefix",
                "sj",
                'b',
                a -> hasAddress((String) a[0], (List<?>) Json.value((String) a[1]), true));
        add("parse_ipv6", "s", 's', a -> ipv6Text(ipv6((String) a[0]), prefix6((String) a[0])));
        add(
                "parse_ipv6_mask",
                "sl",
                's',
                a -> ipv6Text(ipv6((String) a[0]), Math.min((Long) a[1], prefix6((String) a[0]))));
        add("ipv6_compare", "ssL", 'l', a -> compare6((String) a[0], (String) a[1], a[2] == null ? 128 : (Long) a[2]));
        add("ipv6_is_match", "ssL", 'b', a -> {
            Long order = compare6((String) a[0], (String) a[1], a[2] == null ? 128 : (Long) a[2]);
            return order == null ? null : order == 0;
        });
        add("ipv6_is_in_range", "ss", 'b', a -> {
            Long order = compare6((String) a[0], (String) a[1], prefix6((String) a[1]));
            return order == null ? null : order == 0;
        });
    }

    /** The 32 bits of an address, its prefix left aside; {@code null} where it is none. */
    static Long address(String text) {
        String plain = text.strip();
        int slash = plain.indexOf('/');
        String[] parts = (slash < 0 ? plain : plain.substring(0, slash)).split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        long value = 0;
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return null;
            }
            value = value << 8 | octet;
        }
        return value;
    }

    private static Long prefix(String text, int whole) {
        int slash = text.indexOf('/');
        long bits = slash < 0 ? whole : Long.parseLong(text.substring(slash + 1).strip());
        if (bits < 0 || bits > whole) {
            throw new IllegalArgumentException("prefix");
        }
        return bits;
    }

    /** The bits of 128 that count: those of a dotted address are the last 32. */
    private static long prefix6(String text) {
        return text.indexOf('.') < 0 ? prefix(text, 128) : 96 + prefix(text, 32);
    }

    private static long mask(long bits) {
        return bits <= 0 ? 0 : 0xFFFFFFFFL << (32 - bits) & 0xFFFFFFFFL;
    }

    private static Long masked(String text, long bits) {
        Long address = address(text);
        if (address == null || bits < 0 || bits > 32) {
            return null;
        }
        return address & mask(Math.min(bits, prefix(text, 32)));
    }

    static Boolean inRange(String address, String range) {
        Long base = address(range);
        Long value = address(address);
        if (base == null || value == null) {
            return null;
        }
        long mask = mask(Math.min(prefix(range, 32), prefix(address, 32)));
        return (base & mask) == (value & mask);
    }

    private static Boolean isPrivate(String address) {
        if (address(address) == null) {
            return null;
        }
        for (String range : PRIVATE) {
            if (Boolean.TRUE.equals(inRange(address, range))) {
                return true;
            }
        }
        return false;
    }

    private static Long compare(String a, String b, long bits) {
        Long x = address(a);
        Long y = address(b);
        if (x == null || y == null || bits < 0 || bits > 32) {
            return null;
        }
        long mask = mask(Math.min(bits, Math.min(prefix(a, 32), prefix(b, 32))));
        return (long) Long.compare(x & mask, y & mask);
    }

    private static String format(Object value, long bits, boolean withPrefix) {
        Long address = value instanceof Long number ? number : value instanceof String text ? address(text) : null;
        if (address == null || address < 0 || address > 0xFFFFFFFFL || bits < 0 || bits > 32) {
            return "";
        }
        long kept = value instanceof String text ? Math.min(bits, prefix(text, 32)) : bits;
        long masked = address & mask(kept);
        String plain = (masked >> 24) + "." + (masked >> 16 & 255) + "." + (masked >> 8 & 255) + "." + (masked & 255);
        return withPrefix ? plain + "/" + kept : plain;
    }

    private static boolean hasAddress(String text, List<?> sought, boolean prefix) {
        Matcher found = IN_TEXT.matcher(text);
        while (found.find()) {
            String address = found.group(1);
            if (address(address) == null) {
                continue;
            }
            for (Object one : sought) {
                String wanted = String.valueOf(one);
                boolean match = prefix
                        ? address.startsWith(wanted) && (wanted.endsWith(".") || address.equals(wanted))
                        : address.equals(wanted);
                if (match) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The 128 bits of an IPv6 address, or of an IPv4 address mapped into them. */
    private static BigInteger ipv6(String text) {
        String plain = text.strip();
        int slash = plain.indexOf('/');
        plain = slash < 0 ? plain : plain.substring(0, slash);
        Long mapped = address(plain);
        if (mapped != null) {
            return BigInteger.valueOf(0xFFFF).shiftLeft(32).or(BigInteger.valueOf(mapped));
        }
        int dot = plain.lastIndexOf(':');
        if (plain.indexOf('.') > 0) {
            long tail = address(plain.substring(dot + 1));
            if (plain.startsWith("::") && dot == 1) {
                return BigInteger.valueOf(0xFFFF).shiftLeft(32).or(BigInteger.valueOf(tail));
            }
            plain = plain.substring(0, dot + 1) + Long.toHexString(tail >> 16) + ":" + Long.toHexString(tail & 0xFFFF);
        }
        int gap = plain.indexOf("::");
        String[] head = groups(gap < 0 ? plain : plain.substring(0, gap));
        String[] tail = gap < 0 ? new String[0] : groups(plain.substring(gap + 2));
        if (gap < 0 ? head.length != 8 : head.length + tail.length > 7) {
            throw new IllegalArgumentException("no address");
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < 8; i++) {
            int fromEnd = i - (8 - tail.length);
            String group = i < head.length ? head[i] : fromEnd >= 0 ? tail[fromEnd] : "0";
            if (group.length() > 4) {
                throw new IllegalArgumentException("no address");
            }
            value = value.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return value;
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static BigInteger mask6(BigInteger value, long bits) {
        return value.shiftRight((int) (128 - bits)).shiftLeft((int) (128 - bits));
    }

    private static String ipv6Text(BigInteger value, long bits) {
        BigInteger masked = mask6(value, bits);
        StringBuilder out = new StringBuilder();
        for (int i = 7; i >= 0; i--) {
            String group = Integer.toHexString(masked.shiftRight(16 * i).intValue() & 0xFFFF);
            out.append("0".repeat(4 - group.length())).append(group).append(i > 0 ? ":" : "");
        }
        return out.toString();
    }

    static Long compare6(String a, String b, long bits) {
        if (bits < 0 || bits > 128) {
            return null;
        }
        long kept = Math.min(bits, Math.min(prefix6(a), prefix6(b)));
        return (long) mask6(ipv6(a), kept).compareTo(mask6(ipv6(b), kept));
    }
}
