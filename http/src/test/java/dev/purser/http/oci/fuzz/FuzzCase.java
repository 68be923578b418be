package dev.purser.http.oci.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One bad request.
 *
 * @param what is wrong with it
 * @param target path and query as sent
 * @param headers whole lines
 * @param announced Content-Length, or -1 for none
 * @param refused true if it must be answered with a 4xx; else it must only do no harm
 */
@SuppressWarnings("ArrayRecordComponent")
record FuzzCase(
        String what, String method, String target, List<String> headers, byte[] body, long announced, boolean refused) {
    static FuzzCase refused(String what, String method, String target, String... headers) {
        return new FuzzCase(what, method, target, List.of(headers), new byte[0], bodyless(method) ? -1 : 0, true);
    }

    static FuzzCase harmless(String what, String method, String target, String... headers) {
        return new FuzzCase(what, method, target, List.of(headers), new byte[0], bodyless(method) ? -1 : 0, false);
    }

    FuzzCase body(String content) {
        return body(content.getBytes(StandardCharsets.UTF_8));
    }

    FuzzCase body(byte[] content) {
        return new FuzzCase(what, method, target, headers, content, content.length, refused);
    }

    FuzzCase announced(long length) {
        return new FuzzCase(what, method, target, headers, body, length, refused);
    }

    private static boolean bodyless(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("DELETE");
    }

    @Override
    public String toString() {
        String shown = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        return what + ": " + method + " " + cut(target) + " " + cut(headers.toString()) + " " + announced + " " + shown;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 300));
    }
}
