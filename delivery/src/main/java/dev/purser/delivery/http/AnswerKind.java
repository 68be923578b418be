package dev.purser.delivery.http;

import dev.purser.delivery.DeliveryException.Kind;

/** What sort of failure a status is, and what to do about it. */
record AnswerKind(Kind kind, String advice) {
    /**
     * @param status not 2xx
     * @param asked whether it came with a Retry-After that can be read
     */
    static AnswerKind of(int status, boolean asked) {
        return switch (status) {
            case 401, 402, 403, 407 ->
                new AnswerKind(Kind.DENIED, "check the credentials and rights of this destination");
            case 404, 405, 406, 410, 411, 415, 421, 426, 501, 505 ->
                new AnswerKind(Kind.MISCONFIGURED, "check the address and the form that is sent");
            case 429 -> new AnswerKind(Kind.THROTTLED, "it asks to be sent less");
            case 507 -> new AnswerKind(Kind.FULL, "make room there");
            case 408, 425, 503 ->
                asked
                        ? new AnswerKind(Kind.THROTTLED, "it asks to be left alone for a while")
                        : new AnswerKind(Kind.UNREACHABLE, "see its own log");
            case 409, 423, 424 -> new AnswerKind(Kind.UNREACHABLE, "see its own log");
            default -> {
                if (status >= 300 && status < 400) {
                    yield new AnswerKind(
                            Kind.MISCONFIGURED, "redirects are not followed: set the address that it leads to");
                }
                if (status >= 400 && status < 500) {
                    yield new AnswerKind(Kind.REFUSED, "it will not take what was sent");
                }
                yield new AnswerKind(Kind.UNREACHABLE, "see its own log");
            }
        };
    }
}
