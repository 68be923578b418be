package dev.purser.http.sigv4;

import dev.purser.http.PercentCode;
import dev.purser.http.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the two forms of a signature: the {@code Authorization} field, and the query of a pre-signed URL. */
final class SignatureReader {
    /** A request with a signature that cannot be read; the reason names no value. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String reason) {
            super(reason, null, false, false);
        }
    }

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final int LONGEST = 4096;
    private static final int MOST_HEADERS = 64;
    private static final int LONGEST_EXPIRY = 604_800;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withResolverStyle(ResolverStyle.STRICT);

    private SignatureReader() {}

    static Signed header(Request request) throws MalformedException {
        String field = request.header("Authorization").orElse("").strip();
        if (field.length() > LONGEST) {
            throw new MalformedException("the Authorization field is longer than " + LONGEST + " characters");
        }
        if (request.headers().all("Authorization").size() != 1) {
            throw new MalformedException("one Authorization field is wanted");
        }
        Map<String, String> parts = parts(field.substring(ALGORITHM.length()));
        String date = request.header("X-Amz-Date").orElseThrow(() -> new MalformedException("X-Amz-Date is missing"));
        return signed(
                part(parts, "Credential"),
                date,
                part(parts, "SignedHeaders"),
                part(parts, "Signature"),
                Optional.empty());
    }

    static Signed query(Request request) throws MalformedException {
        if (!parameter(request, "X-Amz-Algorithm").equals(ALGORITHM)) {
            throw new MalformedException("X-Amz-Algorithm must be " + ALGORITHM);
        }
        return signed(
                parameter(request, "X-Amz-Credential"),
                parameter(request, "X-Amz-Date"),
                parameter(request, "X-Amz-SignedHeaders"),
                parameter(request, "X-Amz-Signature"),
                Optional.of(expiry(parameter(request, "X-Amz-Expires"))));
    }

    private static Signed signed(
            String credential, String date, String headers, String signature, Optional<Duration> expires)
            throws MalformedException {
        Scope scope = Scope.parse(credential)
                .orElseThrow(() -> new MalformedException("Credential must be AKID/DATE/REGION/SERVICE/aws4_request"));
        Instant at = instant(date);
        if (!date.startsWith(scope.date())) {
            throw new MalformedException("the date of the Credential is not that of X-Amz-Date");
        }
        if (signature.length() != 64
                || !signature.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new MalformedException("Signature must be 64 lower-case hexadecimal digits");
        }
        return new Signed(scope, date, at, names(headers), signature, expires);
    }

    private static List<String> names(String headers) throws MalformedException {
        List<String> names = new ArrayList<>();
        String before = "";
        for (String name : headers.split(";", -1)) {
            if (name.isEmpty() || !name.chars().allMatch(SignatureReader::nameCharacter)) {
                throw new MalformedException("SignedHeaders must be lower-case names with semicolons between");
            }
            if (name.compareTo(before) <= 0 || names.size() == MOST_HEADERS) {
                throw new MalformedException("SignedHeaders must be sorted, each name once, at most " + MOST_HEADERS);
            }
            names.add(name);
            before = name;
        }
        if (!names.contains("host")) {
            throw new MalformedException("SignedHeaders must have host");
        }
        return names;
    }

    /** RFC 9110 section 5.6.2, {@code token}, in lower case. */
    private static boolean nameCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static Map<String, String> parts(String text) throws MalformedException {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(",", -1)) {
            String pair = part.strip();
            int equals = pair.indexOf('=');
            if (equals < 1
                    || parts.size() == 3
                    || parts.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw new MalformedException("Credential, SignedHeaders and Signature are wanted, each once");
            }
        }
        return parts;
    }

    private static String part(Map<String, String> parts, String name) throws MalformedException {
        String value = parts.get(name);
        if (value == null) {
            throw new MalformedException(name + " is missing");
        }
        return value;
    }

    private static String parameter(Request request, String name) throws MalformedException {
        String sent = request.query().sent(name).orElseThrow(() -> new MalformedException(name + " is missing"));
        if (sent.length() > LONGEST) {
            throw new MalformedException(name + " is too long");
        }
        return PercentCode.decode(sent, true);
    }

    private static Duration expiry(String text) throws MalformedException {
        int seconds = text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9') || text.isEmpty()
                ? 0
                : Integer.parseInt(text);
        if (seconds < 1 || seconds > LONGEST_EXPIRY) {
            throw new MalformedException("X-Amz-Expires must be 1 to " + LONGEST_EXPIRY);
        }
        return Duration.ofSeconds(seconds);
    }

    private static Instant instant(String date) throws MalformedException {
        try {
            return LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notOne) {
            throw new MalformedException("X-Amz-Date must look like 20150830T123600Z");
        }
    }
}
