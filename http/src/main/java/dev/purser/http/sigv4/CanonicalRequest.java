package dev.purser.http.sigv4;

import dev.purser.http.HttpError;
import dev.purser.http.PercentCode;
import dev.purser.http.Query;
import dev.purser.http.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request in the form that is signed (AWS Signature Version 4, "Create a canonical request").
 *
 * <p>S3 takes the path as it is and encodes it once; every other service normalises it and encodes what was sent once
 * more.
 */
final class CanonicalRequest {
    private CanonicalRequest() {}

    static String of(Request request, Signed signed, String payloadHash) {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        text.append(signed.scope().service().equals("s3") ? plain(request.path()) : normal(request.path()))
                .append('\n');
        text.append(query(request.query(), signed.presigned())).append('\n');
        for (String name : signed.headers()) {
            text.append(name)
                    .append(':')
                    .append(field(request.headers().all(name)))
                    .append('\n');
        }
        text.append('\n').append(String.join(";", signed.headers())).append('\n');
        return text.append(payloadHash).toString();
    }

    private static String plain(String path) {
        StringBuilder encoded = new StringBuilder(path.length() + 16);
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            encoded.append(i == 0 ? "" : "/").append(PercentCode.encode(PercentCode.decode(segments[i], false)));
        }
        return encoded.isEmpty() ? "/" : encoded.toString();
    }

    /** Dot segments resolved (RFC 3986 section 5.2.4), empty ones left out, what was sent encoded as it stands. */
    private static String normal(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (String segment : segments) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(PercentCode.encode(segment));
            }
        }
        String last = segments[segments.length - 1];
        boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
        return "/" + String.join("/", kept) + (folder && !kept.isEmpty() ? "/" : "");
    }

    /** Decoded as a handler decodes it, so that what is checked is what is read. */
    private static String query(Query query, boolean presigned) {
        List<String[]> pairs = new ArrayList<>();
        for (String pair : query.raw().split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            if (pairs.size() == Query.MAX_PARAMETERS) {
                throw HttpError.BAD_REQUEST.because("more than " + Query.MAX_PARAMETERS + " query parameters");
            }
            int equals = pair.indexOf('=');
            String name = PercentCode.decode(equals < 0 ? pair : pair.substring(0, equals), true);
            if (presigned && name.equals("X-Amz-Signature")) {
                continue;
            }
            String value = equals < 0 ? "" : PercentCode.decode(pair.substring(equals + 1), true);
            pairs.add(new String[] {PercentCode.encode(name), PercentCode.encode(value)});
        }
        pairs.sort((one, other) -> {
            int byName = one[0].compareTo(other[0]);
            return byName != 0 ? byName : one[1].compareTo(other[1]);
        });
        return pairs.stream().map(pair -> pair[0] + '=' + pair[1]).collect(Collectors.joining("&"));
    }

    /** All values of a field, each trimmed, inner runs of spaces as one. */
    private static String field(List<String> values) {
        return values.stream().map(CanonicalRequest::collapsed).collect(Collectors.joining(","));
    }

    private static String collapsed(String value) {
        String trimmed = value.strip();
        if (!trimmed.contains("  ")) {
            return trimmed;
        }
        StringBuilder single = new StringBuilder(trimmed.length());
        for (int i = 0; i < trimmed.length(); i++) {
            char one = trimmed.charAt(i);
            if (one != ' ' || trimmed.charAt(i - 1) != ' ') {
                single.append(one);
            }
        }
        return single.toString();
    }
}
