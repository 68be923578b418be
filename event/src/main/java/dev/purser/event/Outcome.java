package dev.purser.event;

import java.util.Optional;

/**
 * How it ended.
 *
 * @param result success, failure, or not yet known
 * @param status the HTTP status, where there was a request
 * @param errorCode the code of the error, as Purser's register of errors names it
 * @param errorMessage the message of the error; names no person and holds no secret
 */
public record Outcome(
        Result result, Optional<Integer> status, Optional<String> errorCode, Optional<String> errorMessage) {
    /** The three ways that an action can stand. */
    public enum Result {
        SUCCESS("success"),
        FAILURE("failure"),
        PENDING("pending");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        /** The name as it stands in the record. */
        public String text() {
            return text;
        }
    }

    /** A success that no HTTP status belongs to. */
    public static final Outcome SUCCESS =
            new Outcome(Result.SUCCESS, Optional.empty(), Optional.empty(), Optional.empty());

    public static Outcome success(int status) {
        return new Outcome(Result.SUCCESS, Optional.of(status), Optional.empty(), Optional.empty());
    }

    public static Outcome failure(int status, String code, String message) {
        return new Outcome(Result.FAILURE, Optional.of(status), Optional.of(code), Optional.of(message));
    }

    public boolean succeeded() {
        return result == Result.SUCCESS;
    }
}
