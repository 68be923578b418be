package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import dev.purser.kql.type.RealText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of known forms taken apart: URLs, CSV, paths, versions, encodings. */
final class Parsers {
    private static final Pattern URL = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\\[[^\\]]*\\]|[^:/?#]*)(?::(\\d*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?",
            Pattern.DOTALL);
    private static final String[] UNITS = {"Bytes", "KB", "MB", "GB", "TB", "PB", "EB"};

    private Parsers() {}

    static void register() {
        add("parse_url", "s", 's', a -> Json.write(url((String) a[0])));
        add("parse_urlquery", "s", 's', a -> Json.write(Map.of("Query Parameters", query((String) a[0]))));
        add("parse_csv", "s", 's', a -> Json.write(csv((String) a[0])));
        add("parse_path", "s", 's', a -> Json.write(path((String) a[0])));
        add("parse_version", "s", 's', a -> version((String) a[0]));
        add("parse_user_agent", "sj", 's', a -> Json.write(agent((String) a[0])));
        add("parse_kv", "sssssbss", 's', a -> Json.write(KeyValues.read(a)));
        add("parse_xml", "s", 's', a -> XmlText.json((String) a[0]));
        add("extract_json", "ss", 's', a -> extract((String) a[0], Json.value((String) a[1])));
        add(
                "url_decode",
                "s",
                's',
                a -> URLDecoder.decode(((String) a[0]).replace("+", "%2B"), StandardCharsets.UTF_8));
        add("url_encode", "s", 's', a -> encode((String) a[0], "-_.!~*()", true));
        add("url_encode_component", "s", 's', a -> encode((String) a[0], "-_.~", false));
        add("base64_encode_tostring", "s", 's', a -> Base64.getEncoder().encodeToString(bytes(a[0])));
        add("base64_decode_tostring", "s", 's', a -> decoded((String) a[0]));
        add("base64_decode_toarray", "s", 's', a -> {
            List<Object> all = new ArrayList<>();
            for (byte one : strict((String) a[0])) {
                all.add((long) (one & 255));
            }
            return Json.write(all);
        });
        add("base64_encode_fromarray", "j", 's', a -> {
            List<?> list = (List<?>) Json.value((String) a[0]);
            byte[] out = new byte[list.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) (long) (Long) list.get(i);
            }
            return Base64.getEncoder().encodeToString(out);
        });
        add("base64_encode_fromguid", "s", 's', a -> {
            UUID id = UUID.fromString((String) a[0]);
            return Base64.getEncoder().encodeToString(swapped(id));
        });
        add("base64_decode_toguid", "s", 's', a -> {
            ByteBuffer in = ByteBuffer.wrap(strict((String) a[0]));
            UUID id = new UUID(in.getLong(), in.getLong());
            ByteBuffer back = ByteBuffer.wrap(swapped(id));
            return new UUID(back.getLong(), back.getLong()).toString();
        });
    }

    /** Base64 with all its padding: what lacks some is none. */
    static byte[] strict(String text) {
        if (text.length() % 4 != 0) {
            throw new IllegalArgumentException("padding");
        }
        return Base64.getDecoder().decode(text);
    }

    private static byte[] bytes(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }

    /** A guid's bytes with the first three groups in little-endian order, or back. */
    private static byte[] swapped(UUID id) {
        ByteBuffer out = ByteBuffer.allocate(16);
        out.putInt(Integer.reverseBytes((int) (id.getMostSignificantBits() >>> 32)));
        out.putShort(Short.reverseBytes((short) (id.getMostSignificantBits() >>> 16)));
        out.putShort(Short.reverseBytes((short) id.getMostSignificantBits()));
        return out.putLong(id.getLeastSignificantBits()).array();
    }

    private static String decoded(String text) {
        try {
            ByteBuffer raw = ByteBuffer.wrap(strict(text.strip()));
            return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String encode(String text, String kept, boolean plus) {
        StringBuilder out = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 255);
            if (c < 128 && (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0)) {
                out.append(c);
            } else if (c == ' ' && plus) {
                out.append('+');
            } else {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return out.toString();
    }

    private static Map<String, Object> url(String text) {
        Matcher found = URL.matcher(text);
        Map<String, Object> bag = new LinkedHashMap<>();
        boolean whole = found.matches();
        bag.put("Scheme", part(found, whole, 1));
        bag.put("Host", part(found, whole, 4));
        bag.put("Port", part(found, whole, 5));
        bag.put("Path", part(found, whole, 6));
        bag.put("Username", part(found, whole, 2));
        bag.put("Password", part(found, whole, 3));
        bag.put("Query Parameters", query(part(found, whole, 7)));
        bag.put("Fragment", part(found, whole, 8));
        return bag;
    }

    private static String part(Matcher found, boolean whole, int group) {
        return !whole || found.group(group) == null ? "" : found.group(group);
    }

    private static Map<String, Object> query(String text) {
        Map<String, Object> bag = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String key = equals < 0 ? pair : pair.substring(0, equals);
                bag.put(unescaped(key), equals < 0 ? "" : unescaped(pair.substring(equals + 1)));
            }
        }
        return bag;
    }

    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The first record's fields. */
    static List<Object> csv(String text) {
        List<Object> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' || c == '\r') {
                break;
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static Map<String, Object> path(String text) {
        Map<String, Object> bag = new LinkedHashMap<>();
        int scheme = text.indexOf("://");
        String rest = scheme > 0 ? text.substring(scheme + 3) : text;
        String stream = "";
        int colon = rest.lastIndexOf(':');
        if (colon > 1 && colon > Math.max(rest.lastIndexOf('/'), rest.lastIndexOf('\\'))) {
            stream = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
        }
        int cut = Math.max(rest.lastIndexOf('/'), rest.lastIndexOf('\\'));
        String directory = cut < 0 ? "" : rest.substring(0, cut);
        String file = rest.substring(cut + 1);
        int parent = Math.max(directory.lastIndexOf('/'), directory.lastIndexOf('\\'));
        int dot = file.lastIndexOf('.');
        boolean drive = rest.length() > 1 && rest.charAt(1) == ':';
        bag.put("Scheme", scheme > 0 ? text.substring(0, scheme) : "");
        bag.put("RootPath", drive ? rest.substring(0, 2) : "");
        bag.put("DirectoryPath", directory);
        bag.put("DirectoryName", directory.substring(parent + 1));
        bag.put("Filename", file);
        bag.put("Extension", dot < 0 ? "" : file.substring(dot + 1));
        bag.put("AlternateDataStreamName", stream);
        return bag;
    }

    /** Up to four numbers as one decimal that orders like them. */
    private static String version(String text) {
        String[] parts = text.split("\\.");
        if (parts.length > 4) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < 4; i++) {
            long part = i < parts.length ? Long.parseLong(parts[i].strip()) : 0;
            if (part < 0 || part > 99_999_999L) {
                return null;
            }
            sum = sum.movePointRight(8).add(BigDecimal.valueOf(part));
        }
        // The engine's decimal holds 20 digits before its point: the last group goes behind it.
        return sum.movePointLeft(8).toPlainString();
    }

    private static Map<String, Object> agent(String text) {
        Map<String, Object> browser = new LinkedHashMap<>();
        Matcher found = Pattern.compile(
                        "(Edg|OPR|Firefox|Chrome|Version|[A-Za-z][A-Za-z0-9_-]*)/(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?")
                .matcher(text);
        if (found.find()) {
            browser.put("Family", found.group(1));
            browser.put("MajorVersion", found.group(2));
            browser.put("MinorVersion", found.group(3) == null ? "" : found.group(3));
            browser.put("Patch", found.group(4) == null ? "" : found.group(4));
        }
        return Map.of("Browser", browser);
    }

    private static String extract(String path, Object json) {
        Object at = json instanceof String text ? Json.value(text) : json;
        String rest = path.startsWith("$") ? path.substring(1) : path;
        Matcher step = Pattern.compile("\\.([A-Za-z0-9_]+)|\\[['\"]([^'\"]*)['\"]\\]|\\[(\\d+)\\]")
                .matcher(rest);
        int end = 0;
        while (step.find() && step.start() == end) {
            end = step.end();
            if (step.group(3) != null) {
                int index = Integer.parseInt(step.group(3));
                at = at instanceof List<?> list && index < list.size() ? list.get(index) : null;
            } else {
                String key = step.group(1) != null ? step.group(1) : step.group(2);
                at = at instanceof Map<?, ?> bag ? bag.get(key) : null;
            }
        }
        return end < rest.length() ? null : Dynamics.text(at);
    }

    static String bytes(double size, long precision, String unit) {
        double value = size;
        int at = 0;
        while (unit == null
                ? Math.abs(value) >= 1024 && at < UNITS.length - 1
                : at < UNITS.length - 1 && !UNITS[at].equalsIgnoreCase(unit)) {
            value /= 1024;
            at++;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale((int) Math.min(precision, 20), RoundingMode.HALF_UP);
        return RealText.of(rounded.doubleValue()) + " " + UNITS[at];
    }
}
